import type { RefusalText } from "./sentence";

/** Outgoing webhooks and what is sent again. */
export const webhookRefusals = {
  webhook_address_invalid: {
    status: 422,
    en: "This is no address that events can be sent to. Write one like https://example.com/events, without a user name in it.",
    zh: "该地址无法接收事件，请填写类似 https://example.com/events 的地址，且不要包含用户名。",
  },
  webhook_address_not_https: {
    status: 422,
    en: "The address must begin with https://, so that nobody reads the events on their way.",
    zh: "地址必须以 https:// 开头，以免事件在传输途中被读取。",
  },
  webhook_address_unknown: {
    status: 422,
    en: "We could not find {host} on the internet. Check the address.",
    zh: "无法在互联网上找到 {host}，请检查地址。",
  },
  webhook_address_private: {
    status: 422,
    en: "{host} is an address of a private network. Events are sent to public addresses only.",
    zh: "{host} 属于内网地址，事件只能发送到公网地址。",
  },
  webhook_limit: {
    status: 409,
    en: "An account can have {limit} endpoints in use. Disable one first.",
    zh: "每个账号最多可启用 {limit} 个接收地址，请先停用一个。",
  },
  webhook_not_found: {
    status: 404,
    en: "This endpoint does not exist or is disabled.",
    zh: "该接收地址不存在或已停用。",
  },
  delivery_not_failed: {
    status: 409,
    en: "This was sent again already, or there is nothing to send again.",
    zh: "已重新发送，或没有需要重新发送的内容。",
  },
} as const satisfies Record<string, RefusalText>;
