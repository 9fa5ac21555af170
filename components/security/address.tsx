import { useTranslations } from "next-intl";

/** An address of the network; null: the request did not come by the gateway. */
export function Address({ address }: { address: string | null }) {
  const t = useTranslations("security");
  if (address === null) return <span className="text-muted-foreground">{t("unknownAddress")}</span>;
  return <span className="wrap-anywhere font-mono text-xs">{address}</span>;
}
