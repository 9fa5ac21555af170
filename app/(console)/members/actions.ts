"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { changeMemberRole, removeMember } from "@/lib/operations/members/change-member";
import { inviteMember, resendInvitation, revokeInvitation } from "@/lib/operations/members/invite";
import { paced } from "@/lib/operations/signing-in/paced";
import { throttleKey } from "@/lib/security/throttle";

const role = z.enum(["owner", "billing", "developer", "viewer"]);
const asked = z.object({ email: z.string().trim().pipe(z.email().max(254)), role });

export async function invite(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("members.manage", form, asked, (customer, input, now) =>
    paced(
      [
        throttleKey("invite", customer.accountId),
        // Whoever asks: withdrawn and sent again, or by many accounts, it is one person's mailbox.
        throttleKey("mail", "invitation", input.email.toLowerCase()),
      ],
      () => inviteMember(customer, input, now),
    ),
  );
  return state;
}

const invitation = z.object({ invitation: z.uuid() });

export async function resend(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("members.manage", form, invitation, (customer, input, now) =>
    paced([throttleKey("invite", customer.accountId)], () =>
      resendInvitation(customer, input.invitation, now),
    ),
  );
  return state;
}

export async function revoke(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("members.manage", form, invitation, (customer, input, now) =>
    revokeInvitation(customer, input.invitation, now),
  );
  return state;
}

export async function changeRole(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ userId: z.uuid(), role });
  const { state } = await customerAction("members.manage", form, schema, changeMemberRole);
  return state;
}

export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ userId: z.uuid() });
  const { state } = await customerAction("members.manage", form, schema, (customer, { userId }, now) =>
    removeMember(customer, userId, now),
  );
  return state;
}
