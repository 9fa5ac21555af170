import type { RefusalText } from "./sentence";

/** Members of an account, invitations, and looking at the console in a customer's place. */
export const memberRefusals = {
  member_not_found: {
    status: 404,
    en: "This person is not a member of the account any more.",
    zh: "此人已不是该账号的成员。",
  },
  last_owner: {
    status: 409,
    en: "An account always has an owner. Make somebody else an owner first.",
    zh: "账号必须至少有一位所有者，请先将其他成员设为所有者。",
  },
  already_member: {
    status: 409,
    en: "{email} is a member of this account already.",
    zh: "{email} 已是该账号的成员。",
  },
  invite_limit: {
    status: 409,
    en: "{limit} invitations are open already. Withdraw one first.",
    zh: "已有 {limit} 个未接受的邀请，请先撤回一个。",
  },
  invite_just_sent: {
    status: 429,
    en: "This invitation was sent a moment ago. Wait a minute before you send it again.",
    zh: "该邀请刚刚发送过，请一分钟后再重新发送。",
  },
  invite_other_address: {
    status: 403,
    en: "This invitation was sent to {email}. Sign in with that address to accept it.",
    zh: "该邀请发送给了 {email}，请使用该邮箱登录后接受。",
  },
  message_not_to_send: {
    status: 409,
    en: "This message went out to nobody by e-mail or SMS, or is on its way already.",
    zh: "此消息未通过邮件或短信发送给任何人，或正在发送中。",
  },
  viewing_only: {
    status: 403,
    en: "You are looking at this account as support. Nothing can be changed from here.",
    zh: "您正以客服身份查看该账号，无法在此进行任何更改。",
  },
} as const satisfies Record<string, RefusalText>;
