import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { FileSize } from "./file-size";

interface ManifestFactsProps {
  readonly rows: number;
  readonly documents: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly madeAt: string;
  readonly requestedBy: { readonly name: string; readonly email: string };
  readonly parameters: Readonly<Record<string, string>>;
}

/** How to tell that a copy of the file is whole, who asked for it, and what it was made with. */
export function ManifestFacts(manifest: ManifestFactsProps) {
  const t = useTranslations("finance.exports.manifest");
  const { rows, documents, bytes, sha256, madeAt, requestedBy, parameters } = manifest;
  return (
    <DescriptionList columns={2}>
      <DescriptionItem label={t("rows")}>
        <CallCount count={rows} />
      </DescriptionItem>
      <DescriptionItem label={t("documents")}>
        <CallCount count={documents} />
      </DescriptionItem>
      <DescriptionItem label={t("bytes")}>
        <FileSize bytes={bytes} />
      </DescriptionItem>
      <DescriptionItem label={t("madeAt")}>
        <Instant at={madeAt} precision="second" />
      </DescriptionItem>
      <DescriptionItem label={t("by")}>
        {requestedBy.name} · {requestedBy.email}
      </DescriptionItem>
      <DescriptionItem label="SHA-256">
        <span className="font-mono text-xs">{sha256}</span>
        <CopyButton value={sha256} label="SHA-256" />
      </DescriptionItem>
      {Object.entries(parameters).map(([name, value]) => (
        <DescriptionItem key={name} label={<span className="font-mono text-xs">{name}</span>}>
          {value}
        </DescriptionItem>
      ))}
    </DescriptionList>
  );
}
