import { ArrowRightLeft, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { popoverItemClasses } from "@/components/ui/popover-item";
import { PopoverMenu } from "@/components/ui/popover-menu";
import { type AccountChoice, AccountItems } from "./account-items";
import { type Area, areaHome, securityPage } from "./navigation";
import { SignOutButton } from "./sign-out-button";

export interface ShellUser {
  readonly name: string;
  readonly email: string;
  /** The areas this person may enter; more than one gives links from one to the other. */
  readonly areas?: readonly Area[];
  /** The accounts this person acts for, and how to choose among them; a menu from two on. */
  readonly accounts?: AccountChoice;
}

export function UserMenu({ user, area }: { user: ShellUser; area: Area }) {
  const t = useTranslations("nav");
  const others = (user.areas ?? []).filter((other) => other !== area);
  return (
    <PopoverMenu
      label={t("user", { name: user.name })}
      trigger={<span aria-hidden>{initials(user.name)}</span>}
      triggerClassName="grid size-8 shrink-0 place-items-center rounded-full border border-border bg-accent font-medium text-accent-foreground text-xs hover:border-input"
      className="min-w-56"
    >
      <div className="border-border border-b px-2 pt-1 pb-2">
        <p className="truncate font-medium text-sm">{user.name}</p>
        <p className="truncate text-muted-foreground text-xs">{user.email}</p>
      </div>
      {user.accounts && user.accounts.list.length > 1 ? <AccountItems choice={user.accounts} /> : null}
      <div className="pt-1">
        {others.map((other) => (
          <Link key={other} href={areaHome[other]} className={popoverItemClasses}>
            <ArrowRightLeft aria-hidden />
            {t(`areas.${other}`)}
          </Link>
        ))}
        <Link href={securityPage[area]} className={popoverItemClasses}>
          <ShieldCheck aria-hidden />
          {t("security")}
        </Link>
        <SignOutButton />
      </div>
    </PopoverMenu>
  );
}

/** Two letters of a Latin name, the last two characters of a Chinese one. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1)
    return words
      .slice(0, 2)
      .map((word) => [...word][0] ?? "")
      .join("")
      .toUpperCase();
  const characters = [...name.trim()];
  return /\p{Script=Han}/u.test(name)
    ? characters.slice(-2).join("")
    : characters.slice(0, 2).join("").toUpperCase();
}
