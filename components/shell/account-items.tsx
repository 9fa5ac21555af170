import { Building2, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { popoverItemClasses } from "@/components/ui/popover-item";

export interface AccountChoice {
  readonly list: readonly { readonly id: string; readonly name: string }[];
  /** The one acted for now. */
  readonly current: string;
  readonly choose: (form: FormData) => Promise<void>;
}

/** The accounts of somebody who is a member of several; plain forms, so that they work before any script. */
export function AccountItems({ choice: { list, current, choose } }: { choice: AccountChoice }) {
  const t = useTranslations("members");
  return (
    <form action={choose} className="border-border border-b py-1">
      <p className="px-2 py-1 text-muted-foreground text-xs">{t("switchTo")}</p>
      {list.map(({ id, name }) => (
        <button
          key={id}
          type="submit"
          name="account"
          value={id}
          aria-current={id === current}
          className={popoverItemClasses}
        >
          {id === current ? <Check aria-hidden /> : <Building2 aria-hidden />}
          <span className="truncate">{name}</span>
        </button>
      ))}
    </form>
  );
}
