import type { RefusalText } from "./sentence";

/** Accounts, people, services and modes. */
export const accountRefusals = {
  account_not_found: { status: 404, en: "We could not find this account.", zh: "未找到该账号。" },
  account_closed: {
    status: 403,
    en: "This account is closed, so nothing can be bought or changed in it any more.",
    zh: "该账号已关闭，无法再购买或更改任何内容。",
  },
  account_not_closed: {
    status: 409,
    en: "This account is open, so there is nothing to reopen.",
    zh: "该账号未关闭，无需重新开放。",
  },
  not_permitted: {
    status: 403,
    en: "Your role does not allow this. Ask an owner of the account.",
    zh: "您的角色无权进行此操作，请联系账号所有者。",
  },
  email_taken: {
    status: 409,
    en: "There is already a login with this e-mail address. Sign in, or use another address.",
    zh: "该邮箱已注册，请直接登录或更换邮箱。",
  },
  invite_invalid: {
    status: 409,
    en: "This invitation was already used, withdrawn or is over. Ask for a new one.",
    zh: "该邀请已被使用、撤回或已过期，请重新获取邀请。",
  },
  service_unknown: {
    status: 404,
    en: "There is no service called {service}.",
    zh: "没有名为 {service} 的服务。",
  },
  service_not_on_site: {
    status: 422,
    en: "This service is not offered on the site of this account.",
    zh: "该账号所属站点不提供此服务。",
  },
  service_not_activated: {
    status: 409,
    en: "The service is not activated yet. Activate it first; it takes effect at once.",
    zh: "服务尚未开通，请先开通，开通后立即生效。",
  },
  service_already_active: {
    status: 409,
    en: "The service is already active.",
    zh: "服务已处于开通状态。",
  },
  service_deactivated: {
    status: 409,
    en: "The service was deactivated in the settings. Reactivate it to use it again.",
    zh: "服务已在设置中停用，重新开通后即可继续使用。",
  },
  service_stopped: {
    status: 409,
    en: "The service is stopped because the balance is overdue. It resumes by itself once the balance is topped up.",
    zh: "因账户欠费，服务已停止；充值补足后将自动恢复。",
  },
  terms_not_accepted: {
    status: 422,
    en: "Please read and accept the terms of service first.",
    zh: "请先阅读并同意服务条款。",
  },
  terms_outdated: {
    status: 409,
    en: "The terms have changed since you read them. Please read version {version} and accept it.",
    zh: "服务条款已更新，请阅读并同意 {version} 版本。",
  },
  mode_not_available: {
    status: 422,
    en: "This billing mode is not available here.",
    zh: "此处不支持该计费模式。",
  },
  mode_unchanged: {
    status: 409,
    en: "This billing mode is already in force; nothing was changed.",
    zh: "当前已是该计费模式，未作更改。",
  },
  mode_needs_confirmation: {
    status: 409,
    en: "No QPS quota is in force, so in QPS billing every call would be refused until you buy one. Confirm if you want this.",
    zh: "当前没有生效的 QPS 配额，切换到 QPS 计费后，购买配额前的所有调用都会被拒绝。如仍需切换请确认。",
  },
  deactivation_needs_confirmation: {
    status: 409,
    en: "After deactivation nobody of this account can call the service. Confirm that you want this.",
    zh: "停用后，该账号下的任何人都无法调用此服务。请确认是否继续。",
  },
  request_conflict: {
    status: 409,
    en: "This request was already sent with other content. Reload the page and try again.",
    zh: "该请求已以不同内容提交过，请刷新页面后重试。",
  },
  too_many_requests: {
    status: 429,
    en: "Too many requests. Please wait a moment and try again.",
    zh: "请求过于频繁，请稍候再试。",
  },
} as const satisfies Record<string, RefusalText>;
