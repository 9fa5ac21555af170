import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Badge } from "@/components/ui/badge";
import { ServerTable } from "@/components/ui/server-table";
import type { Currency } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

type SumName = keyof Messages["finance"]["exports"]["sums"]["names"];
type Sums = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface SumRow {
  readonly currency: Currency;
  readonly name: SumName;
  readonly file: string;
  readonly database: string;
}

/** What the file comes to beside what the database says: a file in which they differ is never handed out. */
export function ManifestSums({ sums, database }: { sums: Sums; database: Sums }) {
  const t = useTranslations("finance.exports.sums");
  return (
    <ServerTable
      label={t("title")}
      rows={rowsOf(sums, database)}
      rowKey={(row) => `${row.currency} ${row.name}`}
      empty={<p className="px-4 pb-4 text-muted-foreground text-sm">{t("empty")}</p>}
      columns={[
        { id: "currency", header: t("currency"), cell: (row) => row.currency },
        { id: "name", header: t("name"), cell: (row) => t(`names.${row.name}`) },
        {
          id: "file",
          header: t("file"),
          align: "end",
          cell: (row) => <Money value={{ amount: row.file, currency: row.currency }} />,
        },
        {
          id: "database",
          header: t("database"),
          align: "end",
          cell: (row) => <Money value={{ amount: row.database, currency: row.currency }} />,
        },
        {
          id: "same",
          header: t("check"),
          cell: () => (
            <Badge tone="success">
              <CircleCheck aria-hidden />
              {t("same")}
            </Badge>
          ),
        },
      ]}
    />
  );
}

/** A sum of nothing may be missing on either side. */
function rowsOf(sums: Sums, database: Sums): SumRow[] {
  const currencies = [...new Set([...Object.keys(sums), ...Object.keys(database)])].sort();
  return currencies.flatMap((currency) => {
    const [file, books] = [sums[currency] ?? {}, database[currency] ?? {}];
    const names = [...new Set([...Object.keys(books), ...Object.keys(file)])];
    return names.map((name) => ({
      currency: currency as Currency,
      name: name as SumName,
      file: file[name] ?? "0.00",
      database: books[name] ?? "0.00",
    }));
  });
}
