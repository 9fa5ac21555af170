import { getTranslations } from "next-intl/server";
import type { AuditAction } from "@/db/schema/instance";

/** Names of messages hold no dot. */
type WordKey<Action> = Action extends `${infer Thing}.${infer Done}` ? `${Thing}_${Done}` : never;

/** What staff did, in the reader's language. */
export async function auditWords(): Promise<(action: AuditAction) => string> {
  const t = await getTranslations("admin.audit");
  return (action) => t(`actions.${action.replace(".", "_") as WordKey<AuditAction>}`);
}
