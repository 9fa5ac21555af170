import type { RefusalText } from "./sentence";

/** Bills, month close, prices and the test clock. */
export const billRefusals = {
  bill_not_found: { status: 404, en: "We could not find this bill.", zh: "未找到该账单。" },
  month_not_over: {
    status: 409,
    en: "{month} is not over yet; its bills are made from the 1st of the next month.",
    zh: "{month} 尚未结束，账单自次月 1 日起生成。",
  },
  month_not_begun: {
    status: 409,
    en: "{month} has not begun yet; there is nothing to compare.",
    zh: "{month} 尚未开始，暂无可核对的数据。",
  },
  month_already_closing: {
    status: 409,
    en: "The bills of {month} are being made already.",
    zh: "{month} 的账单正在生成中。",
  },
  month_not_billed: {
    status: 409,
    en: "The bills of {month} are not all made yet; a file of them can be had afterwards.",
    zh: "{month} 的账单尚未全部生成，完成后方可导出。",
  },
  month_passed_over: {
    status: 409,
    en: "Later months are closed already, so {month} can no longer be billed; it had nothing to bill when its turn came.",
    zh: "后续月份已出账，{month} 不能再出账；轮到该月时没有可出账的内容。",
  },
  clock_not_movable: {
    status: 403,
    en: "The clock of this installation cannot be moved.",
    zh: "该环境的时钟不可调整。",
  },
  clock_only_forward: {
    status: 422,
    en: "The clock only moves forward; it stands at {now} (UTC+8).",
    zh: "时钟只能向前调整，当前为 {now}（UTC+8）。",
  },
  meter_unknown: { status: 404, en: "There is no meter of calls {meter}.", zh: "没有计费项 {meter}。" },
  price_version_not_ahead: {
    status: 422,
    en: "{month} has begun, so its list prices stand; a new list price begins with a later month.",
    zh: "{month} 已开始，刊例价不再变更；新的刊例价须自之后的月份起生效。",
  },
  price_notice_too_short: {
    status: 422,
    en: "A change of the free quota takes effect {days} days after its announcement at the earliest.",
    zh: "免费额度的调整须至少提前 {days} 天公告方可生效。",
  },
} as const satisfies Record<string, RefusalText>;
