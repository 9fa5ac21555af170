import { operations } from "./build";
import type { Operation } from "./types";

/** The actions of document 004's service, meter by meter. */
export const faceidCnOperations: readonly Operation[] = [
  // One action starts all WeChat flows; the business flow decides the meter, so the flow is part of the name.
  ...operations("faceid-cn/wechat-liveness-verification", [
    ["DetectAuth", "Start a WeChat verification", "实名核身鉴权"],
  ]),
  ...operations("faceid-cn/wechat-liveness-comparison", [
    ["DetectAuth:Comparison", "Start a WeChat comparison with a photo", "微信活体人脸比对鉴权"],
  ]),
  ...operations("faceid-cn/wechat-custom-library", [
    ["DetectAuth:CustomLibrary", "Start a WeChat check against a custom library", "微信定制库鉴权"],
  ]),
  ...operations("faceid-cn/liveness-verification", [
    ["LivenessRecognition", "Verify a live face against identity", "活体人脸核身"],
  ]),
  ...operations("faceid-cn/photo-verification", [
    ["ImageRecognition", "Verify a photo against identity", "照片人脸核身"],
    ["ImageRecognitionV2", "Verify a photo against identity, version 2", "照片人脸核身（V2.0）"],
  ]),
  ...operations("faceid-cn/liveness-comparison", [
    ["LivenessCompare", "Compare a live face with a photo", "活体人脸比对"],
  ]),
  ...operations("faceid-cn/identity-check", [
    ["IdCardVerification", "Check a name and identity number", "身份信息认证"],
    ["IdCardOCRVerification", "Check an identity card by picture", "身份证识别及信息核验"],
    ["CheckIdCardInformation", "Check an identity card and its portrait", "身份证人像照片验真"],
    ["CheckIdNameDate", "Check an identity card's validity dates", "身份信息及有效期核验"],
  ]),
  ...operations("faceid-cn/bank-card-check", [
    ["BankCard2EVerification", "Check a bank card, two factors", "银行卡二要素核验"],
    ["BankCardVerification", "Check a bank card, three factors", "银行卡三要素核验"],
    ["BankCard4EVerification", "Check a bank card, four factors", "银行卡四要素核验"],
  ]),
  ...operations("faceid-cn/phone-number-check", [
    ["CheckPhoneAndName", "Check a phone number and name", "手机号二要素核验"],
    ["PhoneVerification", "Check a phone number, three factors", "手机号三要素核验"],
    ["EncryptedPhoneVerification", "Check a phone number, encrypted", "手机号三要素核验（加密）"],
    ["PhoneVerificationCMCC", "Check a China Mobile number", "手机号三要素核验（移动）"],
    ["PhoneVerificationCTCC", "Check a China Telecom number", "手机号三要素核验（电信）"],
    ["PhoneVerificationCUCC", "Check a China Unicom number", "手机号三要素核验（联通）"],
  ]),
  ...operations("faceid-cn/bank-card-lookup", [
    ["CheckBankCardInformation", "Look up a bank card", "银行卡基础信息查询"],
  ]),
  // Results and tokens of a flow, and actions for which 004 prints no price, cost nothing.
  ...operations(null, [
    ["GetDetectInfo", "Get a verification result", "获取实名核身结果信息"],
    ["GetDetectInfoEnhanced", "Get a verification result, enhanced", "获取实名核身结果信息增强版"],
    ["GetWeChatBillDetails", "List WeChat billing details", "查询微信渠道服务账单明细"],
    ["GetLiveCode", "Get a number code", "获取数字验证码"],
    ["GetActionSequence", "Get an action sequence", "获取动作顺序"],
    ["GetFaceIdToken", "Get an SDK token", "获取 SDK 核验 Token"],
    ["GetFaceIdResult", "Get an SDK result", "获取 SDK 核验结果"],
    ["GetEidToken", "Get an eID token", "获取 E 证通 Token"],
    ["GetEidResult", "Get an eID result", "获取 E 证通结果信息"],
    ["CheckEidTokenStatus", "Check an eID token", "获取 E 证通 Token 状态"],
    ["GetRealNameAuthToken", "Get a WeChat real-name token", "获取微信实名认证 Token"],
    ["GetRealNameAuthResult", "Get a WeChat real-name result", "获取微信实名认证结果"],
    ["MobileStatus", "Look up a phone number's status", "手机号状态查询"],
    ["MobileNetworkTimeVerification", "Look up a phone number's time on network", "手机号在网时长核验"],
    ["MinorsVerification", "Check that a person is of age", "未成年人守护"],
  ]),
];
