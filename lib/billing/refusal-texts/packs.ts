import type { RefusalText } from "./sentence";

/** Buying, vouchers, free packs and refunds. */
export const packRefusals = {
  offer_unknown: { status: 404, en: "{offer} is not on sale.", zh: "{offer} 不在售。" },
  order_not_found: { status: 404, en: "We could not find this order.", zh: "未找到该订单。" },
  pack_not_found: { status: 404, en: "We could not find this pack.", zh: "未找到该资源包。" },
  quantity_out_of_range: {
    status: 422,
    en: "Please choose a whole number from {minimum} to {maximum}.",
    zh: "请选择 {minimum} 到 {maximum} 之间的整数。",
  },
  quota_start_too_late: {
    status: 422,
    en: "A QPS quota can start at most {days} days from now.",
    zh: "QPS 配额的生效时间最晚为 {days} 天之后。",
  },
  insufficient_balance: {
    status: 409,
    en: "This costs {needed} and {available} is available: {shortfall} is missing. Nothing was bought.",
    zh: "需支付 {needed}，可用余额 {available}，还差 {shortfall}。未购买任何内容。",
  },
  voucher_not_found: { status: 404, en: "We could not find this voucher.", zh: "未找到该代金券。" },
  voucher_not_started: {
    status: 409,
    en: "This voucher can be used from {validFrom} (UTC+8).",
    zh: "该代金券自 {validFrom}（UTC+8）起可用。",
  },
  voucher_expired: {
    status: 409,
    en: "This voucher expired on {validUntil} (UTC+8).",
    zh: "该代金券已于 {validUntil}（UTC+8）过期。",
  },
  voucher_not_applicable: {
    status: 422,
    en: "This voucher does not apply to this purchase.",
    zh: "该代金券不适用于本次购买。",
  },
  voucher_minimum_not_met: {
    status: 422,
    en: "This voucher applies from an amount of {minimum}; this is {amount}.",
    zh: "该代金券满 {minimum} 可用，当前金额为 {amount}。",
  },
  voucher_empty: { status: 409, en: "Nothing is left on this voucher.", zh: "该代金券余额已用完。" },
  free_pack_already_claimed: {
    status: 409,
    en: "This free pack was already claimed. It is given once per account.",
    zh: "该免费资源包已领取，每个账号仅可领取一次。",
  },
  free_pack_not_offered: {
    status: 422,
    en: "There is no free pack to claim here.",
    zh: "此处没有可领取的免费资源包。",
  },
  top_up_amount_out_of_range: {
    status: 422,
    en: "Please top up between {minimum} and {maximum}.",
    zh: "充值金额须在 {minimum} 至 {maximum} 之间。",
  },
  top_up_not_found: { status: 404, en: "We could not find this top-up.", zh: "未找到该充值记录。" },
  // Refunds, in the order in which they are checked (rule R4).
  pack_not_purchased: {
    status: 422,
    en: "This pack was not purchased: free and gifted packs cannot be refunded.",
    zh: "该资源包并非购买所得，免费或赠送的资源包不支持退款。",
  },
  service_does_not_refund: {
    status: 422,
    en: "This service does not refund what was bought.",
    zh: "该服务的购买内容不支持退款。",
  },
  account_closed_for_violations: {
    status: 403,
    en: "This account was closed for violations, so its packs cannot be refunded.",
    zh: "该账号因违规已被关闭，其资源包不支持退款。",
  },
  campaign_forbids_refund: {
    status: 422,
    en: "This pack was bought in a campaign whose rules exclude refunds.",
    zh: "该资源包通过活动购买，活动规则不支持退款。",
  },
  pack_already_refunded: {
    status: 409,
    en: "This pack is already refunded or its refund is under way.",
    zh: "该资源包已退款或正在退款中。",
  },
  pack_partly_used: {
    status: 409,
    en: "Part of this pack was already used. Only wholly unused packs can be refunded.",
    zh: "该资源包已被使用，仅完全未使用的资源包支持退款。",
  },
  refund_window_over: {
    status: 409,
    en: "The refund period ended on {until} (UTC+8).",
    zh: "退款期限已于 {until}（UTC+8）结束。",
  },
  refund_not_in_review: {
    status: 409,
    en: "This refund is not waiting for a decision any more.",
    zh: "该退款申请已不在待审核状态。",
  },
} as const satisfies Record<string, RefusalText>;
