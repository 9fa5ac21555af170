"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { customerAction } from "@/lib/action";
import { chooseAccount } from "@/lib/auth/chosen-account";
import { accept, refuse } from "@/lib/billing/decision";

const schema = z.object({ account: z.uuid() });

/** Acts for another of one's accounts from now on, in this browser. */
export async function switchAccount(form: FormData): Promise<void> {
  const { value } = await customerAction("account.switch", form, schema, async ({ accounts }, { account }) =>
    accounts.some(({ id }) => id === account) ? accept(account) : refuse("account_not_found"),
  );
  if (value) await chooseAccount(value);
  redirect("/overview");
}
