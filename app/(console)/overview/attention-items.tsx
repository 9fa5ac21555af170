import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import type { AttentionItem } from "@/components/overview/attention-list";
import type { Attention } from "@/lib/billing/attention";
import { findAnyMeter, serviceOf, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";

const tones: Readonly<Record<Attention["kind"], AttentionItem["tone"]>> = {
  quota_missing: "danger",
  slots_full: "warning",
  low_balance: "warning",
  packs_used_up: "warning",
  packs_low: "warning",
  quota_ending: "warning",
  needs_quote: "warning",
  cliff: "info",
  packs_expiring: "warning",
  claimable: "info",
  unread: "info",
  not_activated: "info",
};

/** What needs attention as sentences, each with where it is settled. */
export async function attentionItems(items: readonly Attention[]): Promise<AttentionItem[]> {
  const t = await getTranslations("overview.attention");
  const locale = await getLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const meterName = (meter: MeterId) => findAnyMeter(meter)?.name[locale] ?? meter;
  return items.map((item) => ({
    id: "meter" in item ? `${item.kind}:${item.meter}` : item.kind,
    tone: tones[item.kind],
    href: hrefOf(item),
    action: t(`items.${item.kind}.action`),
    text: sentence(item),
  }));

  function sentence(item: Attention): ReactNode {
    switch (item.kind) {
      case "low_balance":
        return t.rich("items.low_balance.text", {
          cash: () => <Money value={item.cash} />,
          threshold: () => <Money value={item.threshold} />,
        });
      case "unread":
        return t("items.unread.text", { count: item.count });
      case "not_activated":
        return t("items.not_activated.text", {
          services: list.format(item.services.map((id) => serviceOf(id).name[locale])),
        });
      case "packs_low":
        return t.rich("items.packs_low.text", {
          meter: meterName(item.meter),
          remaining: () => <CallCount count={item.remaining} />,
          granted: () => <CallCount count={item.granted} />,
        });
      case "packs_expiring":
        return t.rich("items.packs_expiring.text", {
          meter: meterName(item.meter),
          units: () => <CallCount count={item.units} unit={unitOf(item.meter)} />,
          at: () => <Instant at={item.firstEnd} />,
        });
      case "quota_ending":
        return t.rich("items.quota_ending.text", {
          meter: meterName(item.meter),
          qps: item.qps,
          at: () => <Instant at={item.endsAt} />,
        });
      case "needs_quote":
        return t.rich("items.needs_quote.text", {
          meter: meterName(item.meter),
          calls: () => <CallCount count={item.calls} unit="calls" />,
        });
      case "cliff":
        return t.rich("items.cliff.text", {
          meter: meterName(item.meter),
          needed: () => <CallCount count={item.callsNeeded} unit="calls" />,
          now: () => <Money value={item.amountNow} />,
          cheaper: () => <Money value={item.amountThen} />,
        });
      case "claimable":
        return t.rich("items.claimable.text", {
          meter: meterName(item.meter),
          units: () => <CallCount count={item.units} unit={unitOf(item.meter)} />,
        });
      default:
        return t(`items.${item.kind}.text`, { meter: meterName(item.meter) });
    }
  }
}

function unitOf(meter: MeterId): "calls" | "materials" {
  return findAnyMeter(meter)?.kind ?? "calls";
}

function hrefOf(item: Attention): string {
  switch (item.kind) {
    case "low_balance":
      return "/balance/top-up";
    case "unread":
      return "/messages?unread=1";
    case "not_activated":
      return "/services";
    case "claimable":
      return "/free-packs";
    case "packs_expiring":
      return "/packs";
    case "needs_quote":
    case "cliff":
      return `/usage?${new URLSearchParams({ meter: item.meter })}`;
    case "packs_low":
    case "packs_used_up":
    case "slots_full":
      return purchaseOf(item.meter);
    case "quota_ending":
    case "quota_missing":
      return `${purchaseOf(item.meter)}&method=qps`;
  }
}

function purchaseOf(meter: MeterId): string {
  return `/purchase?${new URLSearchParams({ service: serviceOfMeter(meter)?.id ?? "", meter })}`;
}
