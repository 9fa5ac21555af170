import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PackLevelBar, type PackLevelView } from "./pack-level-bar";

/** Slots for materials: taken while a material exists, given back when it is deleted (rule U9). */
export function MaterialCard({
  meters,
}: {
  meters: readonly { readonly id: string; readonly name: string; readonly packs: PackLevelView }[];
}) {
  const t = useTranslations("services.materials");
  if (meters.length === 0) return null;
  return (
    <Card aria-labelledby="materials">
      <CardHeader>
        <CardTitle id="materials">{t("title")}</CardTitle>
        <CardDescription>{t("hint")}</CardDescription>
      </CardHeader>
      <CardContent>
        <dl className="grid gap-4 sm:grid-cols-2">
          {meters.map(({ id, name, packs }) => (
            <div key={id} className="grid gap-1">
              <dt className="font-medium text-sm">{name}</dt>
              <dd>
                <PackLevelBar name={name} level={packs} />
              </dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  );
}
