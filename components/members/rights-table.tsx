import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { may, memberCapabilities } from "@/lib/auth/permissions";
import { memberRoles } from "./member-roles";

/** The permission table itself, as far as it is about members. */
export function RightsTable() {
  const t = useTranslations("members");
  return (
    <Table aria-label={t("rights.title")} className="max-md:w-full">
      <TableHeader>
        <tr>
          <TableHead>{t("rights.right")}</TableHead>
          {memberRoles.map((role) => (
            <TableHead key={role} align="center">
              {t(`roles.${role}`)}
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody>
        {memberCapabilities.map((capability) => (
          <TableRow key={capability}>
            <TableCell className="min-w-28">{t(`capabilities.${capability}`)}</TableCell>
            {memberRoles.map((role) => (
              <TableCell key={role} align="center">
                <Answer yes={may(role, capability)} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Answer({ yes }: { yes: boolean }) {
  const t = useTranslations("members.rights");
  return (
    <span className={yes ? "text-success [&_svg]:size-4" : "text-muted-foreground [&_svg]:size-4"}>
      {yes ? <Check aria-hidden className="inline" /> : <Minus aria-hidden className="inline" />}
      <span className="sr-only">{yes ? t("yes") : t("no")}</span>
    </span>
  );
}
