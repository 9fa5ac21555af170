import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Collapsible } from "@/components/ui/collapsible";
import { Link } from "@/components/ui/link";
import type { FieldView, MeterFieldsView } from "./draft-view";
import { QpsFields } from "./qps-fields";
import { TextField } from "./text-field";

/** What a meter is used for and what is bought for it. */
export function MeterFields({ meter }: { meter: MeterFieldsView }) {
  const t = useTranslations("calculator.meter");
  const { name, calls, packs, claim, modes, contract } = meter;
  return (
    <Card aria-label={name}>
      <CardHeader>
        <CardTitle>{name}</CardTitle>
        <CardDescription>{meter.service}</CardDescription>
        <CardAction>
          <Link
            href={meter.removeHref}
            scroll={false}
            aria-label={t("remove", { name })}
            title={t("remove", { name })}
            className={buttonVariants({ variant: "ghost", size: "icon-sm" })}
          >
            <X aria-hidden />
          </Link>
        </CardAction>
      </CardHeader>
      <CardContent className="grid gap-4">
        {meter.kind === "calls" ? (
          <TextField field={calls} label={t("calls")} placeholder={t("callsExample")} keep />
        ) : (
          <input type="hidden" name={calls.name} value="" data-keep />
        )}
        {modes ? <QpsFields modes={modes} /> : null}
        {packs.length > 0 ? (
          <Collapsible
            title={t(meter.kind === "calls" ? "packs" : "materialPacks")}
            defaultOpen={meter.kind === "materials" || packs.some(({ value }) => value !== "")}
          >
            <div className="grid gap-2">
              {packs.map((pack) => (
                <PackRow key={pack.name} pack={pack} kind={meter.kind} />
              ))}
            </div>
          </Collapsible>
        ) : null}
        {claim ? (
          // biome-ignore lint/a11y/noLabelWithoutControl: it wraps the Checkbox.
          <label className="flex items-center gap-2 text-sm">
            <Checkbox
              name={claim.name}
              value="1"
              data-value={claim.value}
              defaultChecked={claim.value === "1"}
            />
            <span>
              {t.rich("claim", { units: () => <CallCount count={claim.units} unit="calls" style="size" /> })}
            </span>
          </label>
        ) : null}
        {contract ? <ContractField field={contract} /> : null}
      </CardContent>
    </Card>
  );
}

function PackRow({ pack, kind }: { pack: MeterFieldsView["packs"][number]; kind: "calls" | "materials" }) {
  const t = useTranslations("calculator.meter");
  return (
    <TextField
      field={pack}
      inline
      placeholder="0"
      label={
        <>
          <CallCount count={pack.units} unit={kind} style="size" />
          <span className="font-normal text-muted-foreground">
            <Money value={pack.price} />
          </span>
          <span className="sr-only">{t("quantity")}</span>
        </>
      }
    />
  );
}

function ContractField({ field }: { field: FieldView }) {
  const t = useTranslations("calculator.meter");
  return (
    <Collapsible title={t("contract")} defaultOpen={field.value !== ""}>
      <TextField
        field={field}
        label={t("contractPrice")}
        hint={t("contractHint")}
        placeholder="100000:0.002, 0.001"
      />
    </Collapsible>
  );
}
