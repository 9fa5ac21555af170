import type { ReactNode } from "react";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";

/** A part of the account's page, reached from the list of parts by its id. */
export function Section({
  id,
  title,
  empty,
  children,
}: {
  id: string;
  title: string;
  /** Said instead of the content when there is none. */
  empty?: string | null;
  children: ReactNode;
}) {
  return (
    <Card id={id} className="scroll-mt-16">
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      {empty ? (
        <CardContent>
          <p className="text-muted-foreground text-sm">{empty}</p>
        </CardContent>
      ) : (
        children
      )}
    </Card>
  );
}
