import type { Action } from "./build";

/**
 * The face recognition actions of the vendor's public API, by group. The international and the China service
 * share these names and nothing else: what is billed differs by document (000 and 002).
 */
export const faceDetectionActions: readonly Action[] = [
  ["DetectFace", "Detect faces", "人脸检测与分析"],
  ["DetectFaceAttributes", "Detect faces and analyze attributes", "人脸检测与属性分析"],
];

export const faceLandmarkActions: readonly Action[] = [
  ["AnalyzeFace", "Locate facial landmarks", "五官定位"],
  ["AnalyzeDenseLandmarks", "Locate dense facial landmarks", "稠密关键点定位"],
];

export const faceComparisonActions: readonly Action[] = [
  ["CompareFace", "Compare two faces", "人脸比对"],
  ["CompareMaskFace", "Compare two faces with masks", "防疫场景人脸比对"],
  ["DetectFaceSimilarity", "Measure the similarity of two faces", "人脸相似度检测"],
];

export const faceVerificationActions: readonly Action[] = [
  ["VerifyFace", "Verify a face", "人脸验证"],
  ["VerifyPerson", "Verify a person", "人员验证"],
];

export const faceSearchActions: readonly Action[] = [
  ["SearchFaces", "Search faces", "人脸搜索"],
  ["SearchFacesReturnsByGroup", "Search faces, results by group", "人脸搜索按库返回"],
  ["SearchPersons", "Search persons", "人员搜索"],
  ["SearchPersonsReturnsByGroup", "Search persons, results by group", "人员搜索按库返回"],
];

/** The only two of the group-management actions that are charged, counted together (rule P1). */
export const chargedPersonActions: readonly Action[] = [
  ["CreatePerson", "Create a person", "创建人员"],
  ["CreateFace", "Add faces to a person", "增加人脸"],
];

export const staticLivenessActions: readonly Action[] = [
  ["DetectLiveFace", "Detect liveness in a still image", "人脸静态活体检测"],
];

/** Free of charge in both services (rule P1). */
export const freePersonActions: readonly Action[] = [
  ["CreateGroup", "Create a group", "创建人员库"],
  ["DeleteGroup", "Delete a group", "删除人员库"],
  ["GetGroupInfo", "Get a group", "获取人员库信息"],
  ["GetGroupList", "List groups", "获取人员库列表"],
  ["ModifyGroup", "Modify a group", "修改人员库"],
  ["DeletePerson", "Delete a person", "删除人员"],
  ["DeletePersonFromGroup", "Remove a person from a group", "人员库删除人员"],
  ["GetPersonBaseInfo", "Get a person's basic information", "获取人员基础信息"],
  ["GetPersonGroupInfo", "Get a person's groups", "获取人员归属信息"],
  ["GetPersonList", "List persons", "获取人员列表"],
  ["GetPersonListNum", "Count persons", "获取人员列表长度"],
  ["ModifyPersonBaseInfo", "Modify a person's basic information", "修改人员基础信息"],
  ["ModifyPersonGroupInfo", "Modify a person's description", "修改人员描述信息"],
  ["CopyPerson", "Copy a person to other groups", "复制人员"],
  ["DeleteFace", "Delete faces of a person", "删除人脸"],
  ["UpgradeGroupFaceModelVersion", "Upgrade a group's model", "人员库升级"],
  ["RevertGroupFaceModelVersion", "Revert a group's model", "人员库回滚"],
  ["GetUpgradeGroupFaceModelVersionJobList", "List group upgrades", "获取人员库升级任务列表"],
  ["GetUpgradeGroupFaceModelVersionResult", "Get the result of a group upgrade", "人员库升级结果查询"],
];

/** Has no published price in either document, so it costs nothing (rule P7 and the principle behind every D). */
export const unpricedLivenessActions: readonly Action[] = [
  ["DetectLiveFaceAccurate", "Detect liveness, high precision", "人脸静态活体检测（高精度版）"],
];
