"use client";

import { useTranslations } from "next-intl";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { memberRoles } from "./member-roles";

/** The four roles with what each is for. */
export function RoleChoice({ chosen }: { chosen: string }) {
  const t = useTranslations("members");
  return (
    <RadioGroup legend={t("role")}>
      <div className="grid gap-2 sm:grid-cols-2">
        {memberRoles.map((role) => (
          <RadioCard
            key={role}
            name="role"
            value={role}
            title={t(`roles.${role}`)}
            defaultChecked={role === chosen}
            required
          >
            {t(`roleHints.${role}`)}
          </RadioCard>
        ))}
      </div>
    </RadioGroup>
  );
}
