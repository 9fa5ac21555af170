import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import type { BillView } from "@/lib/billing/bills/bill-view";
import { fromJson, isPositive } from "@/lib/billing/money";

/** Which balance paid what, and the hold of the month before and for the next one (rules L2, L4, L5). */
export function BillSettlement({ bill }: { bill: BillView }) {
  const t = useTranslations("bills.settlement");
  const { covered, leftOwing, credited, released, held, holdShortfall, holdPercent } = bill.settlement;
  const owing = isPositive(fromJson(leftOwing));
  const holds = [released, held, holdShortfall].some((amount) => isPositive(fromJson(amount)));
  return (
    <section aria-labelledby="settlement" className="grid gap-2">
      <h2 id="settlement" className="font-semibold text-base">
        {t("title")}
      </h2>
      {/* What a cheaper month gives back goes to cash, and no payment stands for it (rule U7). */}
      {isPositive(fromJson(credited)) ? (
        <dl className="text-sm">
          <Entry label={t("credited")}>
            <Money value={credited} />
          </Entry>
        </dl>
      ) : covered.length === 0 && !owing ? (
        <p className="text-muted-foreground text-sm">{t("nothing")}</p>
      ) : (
        <dl className="text-sm">
          {covered.map((payment) => (
            <Entry
              key={`${payment.book} ${payment.voucherId ?? ""}`}
              label={t(`paidFrom.${payment.book}`)}
              note={payment.voucherId}
            >
              <Money value={payment.amount} />
            </Entry>
          ))}
          {owing ? (
            <Entry label={t("leftOwing")}>
              <Money value={leftOwing} className="font-semibold" />
            </Entry>
          ) : null}
        </dl>
      )}
      {holds ? (
        <>
          <dl className="text-sm">
            {isPositive(fromJson(released)) ? (
              <Entry label={t("released")}>
                <Money value={released} />
              </Entry>
            ) : null}
            {isPositive(fromJson(held)) ? (
              <Entry label={t("held")}>
                <Money value={held} />
              </Entry>
            ) : null}
            {isPositive(fromJson(holdShortfall)) ? (
              <Entry label={t("shortfall")}>
                <Money value={holdShortfall} />
              </Entry>
            ) : null}
          </dl>
          {holdPercent === null ? null : (
            <p className="text-pretty text-muted-foreground text-xs">
              {t("holdRule", { percent: holdPercent })}
            </p>
          )}
        </>
      ) : null}
    </section>
  );
}

function Entry({ label, note, children }: { label: string; note?: string | null; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-border border-t py-1.5">
      <dt className="min-w-0 text-muted-foreground">
        {label}
        {note ? <span className="wrap-anywhere block font-mono text-xs">{note}</span> : null}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
