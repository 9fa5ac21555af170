import type { RefusalText } from "./sentence";

/** Logins: passwords, mailed links, second factors. */
export const signInRefusals = {
  too_many_tries: {
    status: 429,
    en: "There were too many tries. Wait a few minutes, then try again.",
    zh: "尝试次数过多，请几分钟后再试。",
  },
  password_wrong: {
    status: 403,
    en: "Your current password is wrong.",
    zh: "当前密码不正确。",
  },
  password_unchanged: {
    status: 409,
    en: "This is the password you have already. Choose another one.",
    zh: "新密码与当前密码相同，请更换。",
  },
  password_guessable: {
    status: 422,
    en: "This password is easily guessed: it is on the lists that are tried first, or made of words about you. A few unrelated words do well.",
    zh: "该密码很容易被猜到：它出现在常见密码列表中，或由与您有关的词组成。建议使用几个互不相关的词。",
  },
  code_wrong: {
    status: 403,
    en: "This code is wrong or was used already. Wait for the next one.",
    zh: "验证码不正确或已使用，请等待下一个验证码。",
  },
  second_factor_required: {
    status: 409,
    en: "Staff cannot be without a second factor. Set up another app instead.",
    zh: "工作人员必须启用二次验证，如需更换请设置新的验证器。",
  },
  second_factor_missing: {
    status: 409,
    en: "No authenticator app is set up, so there are no recovery codes.",
    zh: "尚未设置身份验证器，因此没有恢复码。",
  },
  link_over: {
    status: 409,
    en: "This link was already used, replaced by a newer one, or is over. Ask for a new one.",
    zh: "该链接已被使用、已被新链接取代或已过期，请重新获取。",
  },
  email_unchanged: {
    status: 409,
    en: "This is your e-mail address already.",
    zh: "这已经是您当前的邮箱。",
  },
  email_not_verified: {
    status: 403,
    en: "Confirm your e-mail address first: open the link that we sent to it. The page Security sends a new one.",
    zh: "请先验证您的邮箱：打开我们发送的链接即可，也可在“安全”页面重新发送。",
  },
  login_unknown: {
    status: 404,
    en: "There is no login with the e-mail address {email}.",
    zh: "没有使用邮箱 {email} 的登录账号。",
  },
} as const satisfies Record<string, RefusalText>;
