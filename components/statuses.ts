import {
  Archive,
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleOff,
  CircleSlash,
  CircleX,
  Clock,
  FilePlus2,
  FileQuestionMark,
  FileSearch,
  Gift,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Pencil,
  ReceiptText,
  Send,
  ShoppingBag,
  Sparkles,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { Messages } from "@/lib/i18n/messages";
import { keyLooks } from "./keys/key-status";
import type { BadgeTone } from "./ui/badge";

export type StatusWords = Messages["format"]["status"];
export type StatusKind = keyof StatusWords;

/** A kind with one of its statuses, and nothing else: `{ kind: "pack", status: "usable" }`. */
export type StatusOf = {
  [K in StatusKind]: { readonly kind: K; readonly status: keyof StatusWords[K] };
}[StatusKind];

export interface StatusLook {
  readonly icon: LucideIcon;
  readonly tone: BadgeTone;
}

/**
 * How each status looks. The icon differs with the meaning, not only the colour, and the word (format.status in the
 * messages) is always there. A status without a look is a type error here, one without a word there.
 */
export const statusLooks: { readonly [K in StatusKind]: Readonly<Record<keyof StatusWords[K], StatusLook>> } =
  {
    standing: {
      good: { icon: CircleCheck, tone: "success" },
      overdue: { icon: TriangleAlert, tone: "warning" },
      stopped: { icon: Ban, tone: "danger" },
      closed: { icon: Archive, tone: "neutral" },
    },
    service: {
      active: { icon: CircleCheck, tone: "success" },
      not_activated: { icon: CircleDashed, tone: "outline" },
      deactivated: { icon: CircleOff, tone: "neutral" },
      stopped: { icon: Ban, tone: "danger" },
    },
    pack: {
      usable: { icon: CircleCheck, tone: "success" },
      not_yet: { icon: Clock, tone: "info" },
      used_up: { icon: CircleDot, tone: "neutral" },
      expired: { icon: CircleSlash, tone: "neutral" },
      refunding: { icon: Hourglass, tone: "info" },
      refunded: { icon: Undo2, tone: "neutral" },
    },
    origin: {
      free: { icon: Sparkles, tone: "outline" },
      gifted: { icon: Gift, tone: "outline" },
      purchased: { icon: ShoppingBag, tone: "outline" },
    },
    order: {
      paid: { icon: CircleCheck, tone: "success" },
      partly_refunding: { icon: Hourglass, tone: "info" },
      refunding: { icon: Hourglass, tone: "info" },
      partly_refunded: { icon: Undo2, tone: "info" },
      refunded: { icon: Undo2, tone: "neutral" },
    },
    bill: {
      estimate: { icon: CircleDashed, tone: "outline" },
      open: { icon: Clock, tone: "info" },
      settled: { icon: CircleCheck, tone: "success" },
      needs_quote: { icon: FileQuestionMark, tone: "warning" },
      left_owing: { icon: TriangleAlert, tone: "warning" },
    },
    billKind: {
      month: { icon: ReceiptText, tone: "outline" },
      adjustment: { icon: Pencil, tone: "info" },
      supplement: { icon: FilePlus2, tone: "info" },
    },
    line: {
      priced: { icon: CircleCheck, tone: "outline" },
      needs_quote: { icon: FileQuestionMark, tone: "warning" },
    },
    refund: {
      submitted: { icon: Hourglass, tone: "info" },
      review: { icon: FileSearch, tone: "warning" },
      completed: { icon: CircleCheck, tone: "success" },
      rejected: { icon: CircleX, tone: "danger" },
    },
    topUp: {
      pending: { icon: Clock, tone: "info" },
      paid: { icon: CircleCheck, tone: "success" },
      failed: { icon: CircleX, tone: "danger" },
    },
    run: {
      running: { icon: LoaderCircle, tone: "info" },
      completed: { icon: CircleCheck, tone: "success" },
      failed: { icon: CircleX, tone: "danger" },
      parked: { icon: TriangleAlert, tone: "warning" },
    },
    export: {
      queued: { icon: Clock, tone: "outline" },
      making: { icon: LoaderCircle, tone: "info" },
      ready: { icon: CircleCheck, tone: "success" },
      failed: { icon: CircleX, tone: "danger" },
      expired: { icon: CircleSlash, tone: "neutral" },
    },
    delivery: {
      queued: { icon: Clock, tone: "outline" },
      sent: { icon: Send, tone: "success" },
      stored: { icon: Archive, tone: "neutral" },
      failed: { icon: CircleX, tone: "danger" },
      cancelled: { icon: CircleSlash, tone: "neutral" },
    },
    books: {
      matches: { icon: CircleCheck, tone: "success" },
      differs: { icon: TriangleAlert, tone: "danger" },
      unseen: { icon: CircleDashed, tone: "outline" },
      checking: { icon: LoaderCircle, tone: "info" },
    },
    key: keyLooks,
  };
