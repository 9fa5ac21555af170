"use client";

import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useSaidAction } from "@/components/ui/use-said-action";
import type { MessageKind } from "@/lib/billing/messages/kinds";
import { inGroups } from "./kind-groups";

const channels = ["email", "sms"] as const;

interface PreferencesFormProps {
  phone: string | null;
  kinds: readonly { readonly kind: MessageKind; readonly email: boolean; readonly sms: boolean }[];
  action: FormAction;
}

/** The number for SMS, and which kinds of messages go out by which channel. */
export function PreferencesForm({ phone, kinds, action }: PreferencesFormProps) {
  const t = useTranslations("messages.preferences");
  const common = useTranslations("common.words");
  const [state, submit] = useSaidAction(action, t("saved"));
  // What was chosen stays chosen when the form comes back with an error; a switch that is off is not among the values.
  const typed = state.status === "done" ? undefined : state.values;
  return (
    <form action={submit} className="grid gap-5">
      <Card aria-labelledby="phone">
        <CardHeader>
          <CardTitle id="phone">{t("phoneTitle")}</CardTitle>
        </CardHeader>
        <CardContent>
          <FormField
            label={t("phone")}
            note={common("optional")}
            hint={t("phoneHint")}
            error={fieldError(state, "phone") ? t("phoneInvalid") : undefined}
            className="max-w-80"
          >
            {(control) => (
              <Input
                {...control}
                name="phone"
                type="tel"
                autoComplete="tel"
                maxLength={30}
                defaultValue={typed?.phone ?? phone ?? ""}
                className="tabular-nums"
              />
            )}
          </FormField>
        </CardContent>
      </Card>
      <Card aria-labelledby="kinds">
        <CardHeader>
          <CardTitle id="kinds">{t("table")}</CardTitle>
          <CardDescription>{t("tableHint")}</CardDescription>
          {phone ? null : <CardDescription>{t("noPhone")}</CardDescription>}
        </CardHeader>
        <Table aria-label={t("table")}>
          <TableHeader>
            <tr>
              <TableHead>{t("kind")}</TableHead>
              {channels.map((channel) => (
                <TableHead key={channel} align="end" className="w-16 md:w-24">
                  {t(channel)}
                </TableHead>
              ))}
            </tr>
          </TableHeader>
          {inGroups(kinds).map(({ group, rows }) => (
            <TableBody key={group}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={channels.length + 1}
                  className="bg-muted/60 px-4 py-1.5 text-start font-medium text-xs"
                >
                  {t(`groups.${group}`)}
                </th>
              </tr>
              {rows.map(({ kind, ...chosen }) => (
                <TableRow key={kind} id={kind} className="scroll-mt-16">
                  <TableCell>{t(`kinds.${kind}`)}</TableCell>
                  {channels.map((channel) => {
                    const name = `${channel}:${kind}`;
                    const on = typed ? typed[name] === "on" : chosen[channel];
                    return (
                      <TableCell key={channel} align="end">
                        <Switch
                          key={String(on)}
                          name={name}
                          defaultChecked={on}
                          aria-label={t("choice", { kind: t(`kinds.${kind}`), channel: t(channel) })}
                        />
                      </TableCell>
                    );
                  })}
                </TableRow>
              ))}
            </TableBody>
          ))}
        </Table>
        <CardContent className="grid justify-items-start gap-3 border-border border-t pt-4">
          <Refusal state={state} />
          <SubmitButton>{common("save")}</SubmitButton>
        </CardContent>
      </Card>
    </form>
  );
}
