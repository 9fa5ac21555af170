import { ChevronRight, CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { MessageKind } from "@/lib/billing/messages/kinds";
import { type MarkActions, MarkRead } from "./mark-read";
import type { MessageTone } from "./message-view";

export interface MessageView {
  readonly id: string;
  readonly tone: MessageTone;
  readonly title: string;
  readonly text: ReactNode;
  readonly href: string;
  readonly action: string;
  readonly createdAt: Date;
  readonly read: boolean;
  /** The kind to choose channels for; null: one of another version. */
  readonly preference: MessageKind | null;
}

const looks = {
  danger: { icon: CircleAlert, className: "text-danger" },
  warning: { icon: TriangleAlert, className: "text-warning" },
  info: { icon: Info, className: "text-info" },
  success: { icon: CircleCheck, className: "text-success" },
};

/** A message with its one next step; unread ones are bold, marked with a word, and can be marked read. */
export function MessageRow({
  message,
  now,
  markActions,
}: {
  message: MessageView;
  now: Date;
  markActions: MarkActions;
}) {
  const t = useTranslations("messages");
  const { icon: Icon, className } = looks[message.tone];
  return (
    <li data-unread={!message.read} className="group flex gap-3 px-4 py-3 data-[unread=true]:bg-accent/35">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <h2 className="font-medium text-sm group-data-[unread=true]:font-semibold">{message.title}</h2>
          {message.read ? null : <Badge tone="accent">{t("unread")}</Badge>}
          <Instant
            at={message.createdAt}
            now={now}
            style="relative"
            className="text-muted-foreground text-xs"
          />
        </div>
        <p className="text-pretty text-sm">{message.text}</p>
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link
            href={message.href}
            className="inline-flex items-center gap-0.5 font-medium text-link text-sm underline-offset-4 hover:underline"
          >
            {message.action}
            <ChevronRight aria-hidden className="size-3.5" />
          </Link>
          {message.preference ? (
            <Link
              href={`/messages/preferences#${message.preference}`}
              className="text-muted-foreground text-xs underline-offset-4 hover:underline"
            >
              {t("preferences.ofKind")}
              <span className="sr-only"> {message.title}</span>
            </Link>
          ) : null}
          {message.read ? null : (
            <MarkRead actions={markActions} message={message.id}>
              <SubmitButton variant="link" size="sm" className="text-muted-foreground">
                {t("markRead")}
                <span className="sr-only"> {message.title}</span>
              </SubmitButton>
            </MarkRead>
          )}
        </div>
      </div>
    </li>
  );
}
