"use client";

import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/components/ui/form-state";
import type { MemberRole } from "./member-roles";
import { RoleChoice } from "./role-choice";

interface MemberActionsProps {
  userId: string;
  name: string;
  role: MemberRole;
  change: FormAction;
  remove: FormAction;
}

/** What an owner may do with a member; the account's last owner stays, which the answer says. */
export function MemberActions({ userId, name, role, change, remove }: MemberActionsProps) {
  const t = useTranslations("members");
  const whom = <span className="sr-only"> {name}</span>;
  const member = <input type="hidden" name="userId" value={userId} />;
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <FormDialog
        action={change}
        size="sm"
        open={
          <>
            {t("change.open")}
            {whom}
          </>
        }
        title={t("change.title", { name })}
        description={t("change.text")}
        submit={t("change.submit")}
        done={t("change.done")}
      >
        {() => (
          <>
            {member}
            <RoleChoice chosen={role} />
          </>
        )}
      </FormDialog>
      <FormDialog
        action={remove}
        size="sm"
        open={
          <>
            {t("remove.open")}
            {whom}
          </>
        }
        title={t("remove.title", { name })}
        description={t("remove.text")}
        submit={t("remove.submit")}
        done={t("remove.done")}
        destructive
      >
        {() => member}
      </FormDialog>
    </span>
  );
}
