import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameOf } from "@/app/(console)/purchase/amounts";
import { CallCount, formatCountOf } from "@/components/call-count";
import { messageKind } from "@/components/messages/message-view";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { Link } from "@/components/ui/link";
import type { TimelineEntry } from "@/db/timeline";
import { findAnyMeter, findOffer, findService } from "@/lib/billing/catalog/catalog";
import { type Currency, money, toJson } from "@/lib/billing/money";
import { messageValues } from "@/lib/notify/message-values";
import { auditWords } from "../../../audit/words";

/** What each entry of the timeline says, in the reader's language. */
export async function timelineSentences(
  entries: readonly TimelineEntry[],
  account: { readonly id: string; readonly currency: Currency },
): Promise<ReactNode[]> {
  const t = await getTranslations("support.timeline");
  const members = await getTranslations("members");
  const logins = await getTranslations("security.events.kinds");
  const sites = await getTranslations("admin.accounts.sites");
  const messages = await getTranslations("messages.kinds");
  const did = await auditWords();
  const locale = await getLocale();
  const service = (id: string) => findService(id)?.name[locale] ?? id;
  const meter = (id: string) => findAnyMeter(id)?.name[locale] ?? id;
  const words = await getTranslations("format");
  const packOf = (id: string, units: number) => {
    const unit = findAnyMeter(id)?.kind === "materials" ? "materials" : "calls";
    return t("packOf", { meter: meter(id), units: formatCountOf(words, unit, units, locale) });
  };
  const amount = (text: string) => <Money value={toJson(money(text, account.currency))} />;
  const role = (name: "owner" | "billing" | "developer" | "viewer" | null) =>
    name ? members(`roles.${name}`) : "–";

  async function sentence({ kind, id, data }: TimelineEntry): Promise<ReactNode> {
    switch (kind) {
      case "order": {
        const offer = findOffer(data.offer);
        const name = offer ? await nameOf(offer, locale) : data.offer;
        return (
          <>
            <Link href={`/admin/accounts/${account.id}/orders/${id}`} className="text-link hover:underline">
              {name}
            </Link>{" "}
            × <CallCount count={data.qps ?? data.quantity} /> · {amount(data.total)}
          </>
        );
      }
      case "refund_submitted":
      case "refund_completed":
        return (
          <>
            <Link
              href={`/admin/accounts/${account.id}/orders/${data.order}?pack=${data.pack}`}
              className="text-link hover:underline"
            >
              {packOf(data.meter, data.units)} …{data.pack.slice(-12)}
            </Link>{" "}
            · {amount(data.amount)}
          </>
        );
      case "free_pack":
        return packOf(data.meter, data.units);
      case "sign_up":
        return t("signedUp", { site: sites(data.site) });
      case "login":
        return `${data.email} · ${logins(data.event)}`;
      case "top_up":
        return amount(data.amount);
      case "bill":
        return (
          <>
            <Link href={`/admin/accounts/${account.id}/bills/${id}`} className="text-link hover:underline">
              {t("billOf", { service: service(data.service), month: formatMonth(data.month, locale) })}
            </Link>{" "}
            · {amount(data.total)}
          </>
        );
      case "service":
        return t(`change.${data.change}`, { service: service(data.service) });
      case "mode":
        return t(`modes.${data.mode}`, { meter: meter(data.meter) });
      case "staff":
        return (
          <>
            {did(data.action)} · {t("staff", { user: data.user, reason: data.reason })}
          </>
        );
      case "member": {
        const { email, roleBefore, roleAfter } = data;
        const values = { email, before: role(roleBefore), role: role(roleAfter) };
        return members(`history.${data.change}`, values);
      }
      case "message": {
        const values = messageValues(data.params, locale);
        return messages(`${messageKind(data.kind)}.title`, values);
      }
    }
  }
  return Promise.all(entries.map(sentence));
}
