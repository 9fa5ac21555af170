import type { RefusalText } from "./sentence";

/** Usage events, operations and materials. */
export const usageRefusals = {
  account_unknown: { status: 404, en: "There is no account {account}.", zh: "没有账号 {account}。" },
  operation_unknown: {
    status: 422,
    en: "There is no operation called {operation} here.",
    zh: "没有名为 {operation} 的接口。",
  },
  operation_ambiguous: {
    status: 422,
    en: "Several services have an operation called {operation}. Please name the service.",
    zh: "多个服务都有名为 {operation} 的接口，请指明服务。",
  },
  event_conflict: {
    status: 409,
    en: "An event with this identity but other content was already counted. This one was not.",
    zh: "相同标识但内容不同的事件已被计量，本事件未计入。",
  },
  event_too_old: {
    status: 422,
    en: "The event happened more than {days} days ago and can no longer be counted.",
    zh: "该事件发生于 {days} 天之前，已无法计入。",
  },
  event_in_future: {
    status: 422,
    en: "The event's time lies in the future.",
    zh: "该事件的时间晚于当前时间。",
  },
  qps_quota_missing: {
    status: 409,
    en: "QPS billing is in force but no QPS quota is, so the limit is 0. Buy a quota, or switch to call volume billing.",
    zh: "当前为 QPS 计费模式，但没有生效的 QPS 配额，限额为 0。请购买配额，或切换为调用量计费。",
  },
  material_quota_exhausted: {
    status: 409,
    en: "All material slots are in use. Delete a material or buy a material pack.",
    zh: "素材额度已用完，请删除素材或购买素材资源包。",
  },
  material_unknown: { status: 404, en: "There is no material {material}.", zh: "没有素材 {material}。" },
  material_exists: {
    status: 409,
    en: "There is already a material {material}.",
    zh: "素材 {material} 已存在。",
  },
} as const satisfies Record<string, RefusalText>;
