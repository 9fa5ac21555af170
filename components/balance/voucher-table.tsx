import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { MeterBar } from "@/components/ui/meter-bar";
import { ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";

export interface VoucherRow {
  readonly id: string;
  readonly faceValue: MoneyJson;
  readonly left: MoneyJson;
  /** Names; null: every service. */
  readonly services: readonly string[] | null;
  readonly kinds: "prepaid" | "postpaid" | "both";
  readonly minimum: MoneyJson | null;
  readonly validUntil: string | null;
  readonly state: "usable" | "not_started" | "used_up" | "expired";
  readonly reason: string;
}

const tones: Readonly<Record<VoucherRow["state"], BadgeTone>> = {
  usable: "success",
  not_started: "info",
  used_up: "neutral",
  expired: "neutral",
};

/** Each voucher with what is left of it, what it pays and until when. */
export function VoucherTable({ vouchers }: { vouchers: readonly VoucherRow[] }) {
  const t = useTranslations("balance.vouchers");
  return (
    <ServerTable
      label={t("title")}
      rows={vouchers}
      rowKey={(voucher) => voucher.id}
      empty={null}
      columns={[
        {
          id: "left",
          header: t("left"),
          cell: ({ id, left, faceValue }) => (
            <MeterBar
              label={t("left")}
              // Lengths of a bar, not amounts: what counts stands beside it as text.
              left={Number(left.amount)}
              total={Number(faceValue.amount)}
              lowAt={0}
              text={
                <span id={`voucher-${id}`} className="scroll-mt-20">
                  <Money value={left} className="font-medium text-foreground" /> / <Money value={faceValue} />
                </span>
              }
            />
          ),
        },
        {
          id: "state",
          header: t("state"),
          cell: ({ state }) => <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>,
        },
        {
          id: "services",
          header: t("services"),
          cell: ({ services, kinds }) => (
            <>
              {services?.join(", ") ?? t("allServices")}
              <span className="block text-muted-foreground text-xs">{t(`kinds.${kinds}`)}</span>
            </>
          ),
        },
        {
          id: "minimum",
          header: t("minimum"),
          align: "end",
          cell: ({ minimum }) => (minimum ? <Money value={minimum} /> : t("noMinimum")),
        },
        {
          id: "until",
          header: t("until"),
          cell: ({ validUntil }) => (validUntil ? <Instant at={validUntil} /> : t("noEnd")),
        },
        { id: "reason", header: t("reason"), cell: ({ reason }) => reason },
      ]}
    />
  );
}
