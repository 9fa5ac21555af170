"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { boundId } from "@/lib/bound";
import { reasonField } from "@/lib/form";
import { closeAccountForViolations } from "@/lib/operations/close-account-for-violations";
import { reopenAccount } from "@/lib/operations/reopen-account";

const schema = z.object({ reason: reasonField });

export async function closeAccount(
  accountId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const { state } = await staffAction("account.close", form, schema, ({ userId }, { reason }, now) =>
    closeAccountForViolations({ userId, reason }, boundId(accountId), now),
  );
  return state;
}

export async function reopen(accountId: string, _previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction("account.close", form, schema, ({ userId }, { reason }, now) =>
    reopenAccount({ userId, reason }, boundId(accountId), now),
  );
  return state;
}
