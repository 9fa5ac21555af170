import { getTranslations } from "next-intl/server";
import type { FieldView, MeterFieldsView } from "@/components/calculator/draft-view";
import { currencyOf } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { money, toJson } from "@/lib/billing/money";
import type { Draft, DraftError } from "./draft";
import { fieldsOf, hasModes, type MeterPart, packField, partField, type SiteMeter, slugOf } from "./fields";
import { hrefWithout } from "./href";

type Errors = ReadonlyMap<string, DraftError>;

/** The sentence of a field's error in the page's language. */
export async function errorSentences(errors: Errors): Promise<ReadonlyMap<string, string>> {
  const t = await getTranslations("calculator");
  return new Map(
    [...errors].map(([field, { code, least = 0, most = 0, text }]) => [
      field,
      code === "refused" ? (text ?? "") : t(`errors.${code}`, { least, most }),
    ]),
  );
}

/** The fields of every meter in play as plain values. */
export function meterViews(
  draft: Draft,
  sentences: ReadonlyMap<string, string>,
  locale: Locale,
): MeterFieldsView[] {
  const field = (name: string): FieldView => ({
    name,
    value: draft.written.get(name) ?? "",
    error: sentences.get(name) ?? null,
  });
  return draft.meters.map((each) => meterView(each, draft, field, locale));
}

function meterView(
  each: SiteMeter,
  draft: Draft,
  field: (name: string) => FieldView,
  locale: Locale,
): MeterFieldsView {
  const { service, meter } = each;
  const currency = currencyOf(service.site);
  const own = fieldsOf(each);
  const part = (name: MeterPart) => field(partField(meter, name));
  const has = (name: MeterPart) => own.includes(partField(meter, name));
  const claim = service.freePacks.find((rule) => rule.issue === "claim" && rule.meter === meter.id);
  const wantsQuota = part("mode").value === "qps" || part("qps").value !== "";
  return {
    id: meter.id,
    kind: meter.kind,
    name: meter.name[locale],
    service: service.name[locale],
    removeHref: hrefWithout(draft, meter),
    calls: field(slugOf(meter)),
    packs: meter.packs.map((size) => ({
      ...field(packField(meter, size)),
      units: size.units,
      price: toJson(money(size.price, currency)),
    })),
    claim: claim ? { ...part("claim"), units: claim.units } : null,
    modes: hasModes(meter)
      ? {
          mode: part("mode"),
          peak: part("peak"),
          quota: wantsQuota ? { qps: part("qps"), term: part("term"), terms: part("terms") } : null,
        }
      : null,
    contract: has("contract") ? part("contract") : null,
  };
}
