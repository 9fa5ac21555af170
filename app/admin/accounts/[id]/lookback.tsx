import { Clock } from "lucide-react";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { BILLING_OFFSET_MS } from "@/lib/billing/billing-month";

/** An instant of the past as the control writes it, on the billing clock; null for anything else. */
export function readLookback(text: string | undefined, now: Date): Date | null {
  if (!text || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const at = new Date(`${text}+08:00`);
  return Number.isNaN(at.getTime()) || at > now ? null : at;
}

/** `2026-10-05T09:30` on the billing clock. */
function fieldText(at: Date): string {
  return new Date(at.getTime() + BILLING_OFFSET_MS).toISOString().slice(0, 16);
}

/** A GET form: the instant stands in the URL, so that what one saw can be shown to others. */
export async function LookbackForm({ account, at, now }: { account: string; at: Date | null; now: Date }) {
  const t = await getTranslations("support.lookback");
  const page = `/admin/accounts/${account}`;
  return (
    <Form action={page} scroll={false} aria-label={t("title")} className="flex flex-wrap items-end gap-2">
      <FormField label={t("at")}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            name="at"
            required
            max={fieldText(now)}
            defaultValue={fieldText(at ?? now)}
            key={at?.toISOString() ?? "now"}
          />
        )}
      </FormField>
      <Button type="submit" variant="outline">
        <Clock aria-hidden />
        {t("go")}
      </Button>
      {at ? (
        <Button asChild variant="ghost">
          <Link href={page}>{t("now")}</Link>
        </Button>
      ) : null}
    </Form>
  );
}
