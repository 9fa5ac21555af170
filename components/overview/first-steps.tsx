import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

const steps = [
  { id: "activate", href: "/services", done: "activated" },
  { id: "claim", href: "/free-packs", done: "nothingToClaim" },
  { id: "topUp", href: "/balance/top-up", done: "funded" },
  { id: "buy", href: "/purchase", done: "bought" },
] as const;

interface FirstStepsProps {
  done: Readonly<Record<(typeof steps)[number]["done"], boolean>>;
}

/** Leads a new account from nothing to its first calls; the next open step is the one with the strong button. */
export function FirstSteps({ done }: FirstStepsProps) {
  const t = useTranslations("overview.steps");
  // Before anything is active there is nothing to claim, which is not the same as having claimed.
  const isDone = (step: (typeof steps)[number]) =>
    step.id === "claim" ? done.activated && done.nothingToClaim : done[step.done];
  const next = steps.find((step) => !isDone(step));
  return (
    <Card aria-labelledby="steps">
      <CardHeader>
        <CardTitle id="steps">{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <ol className="grid border-border border-t md:grid-cols-4 md:divide-x md:divide-border max-md:divide-y max-md:divide-border">
        {steps.map((step, index) => (
          <li key={step.id} className="grid content-between gap-3 p-4">
            <div className="grid gap-1">
              <p className="flex items-center gap-1.5 font-medium text-sm">
                {isDone(step) ? (
                  <CircleCheck aria-hidden className="size-4 text-success" />
                ) : (
                  <CircleDashed aria-hidden className="size-4 text-muted-foreground" />
                )}
                {index + 1}. {t(`items.${step.id}.title`)}
                {isDone(step) ? (
                  <span className="font-normal text-muted-foreground text-xs">{t("done")}</span>
                ) : null}
              </p>
              <p className="text-pretty text-muted-foreground text-sm">{t(`items.${step.id}.text`)}</p>
            </div>
            {isDone(step) ? null : (
              <Button
                asChild
                size="sm"
                variant={step === next ? "default" : "outline"}
                className="justify-self-start"
              >
                <Link href={step.href}>{t(`items.${step.id}.action`)}</Link>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
