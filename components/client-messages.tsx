import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import texts from "@/lib/i18n/client-texts.json";

/** Who is told apart: the root layout provides `everywhere`, the others stand in for it inside their own layouts. */
type TextGroup = keyof typeof texts;

/**
 * Sends only the texts that components in the browser use, as a test lists them; server components see all of them
 * anyway. Each page carries them in its HTML, before anything of it can be touched.
 */
export async function ClientMessages({ of, children }: { of: TextGroup; children: ReactNode }) {
  const all: Tree = await getMessages();
  return <NextIntlClientProvider messages={picked(all, of)}>{children}</NextIntlClientProvider>;
}

interface Tree {
  [key: string]: unknown;
}

/** Of each language's texts, what was picked once. */
const known = new WeakMap<Tree, Map<TextGroup, Tree>>();

function picked(all: Tree, group: TextGroup): Tree {
  const groups = known.get(all) ?? new Map<TextGroup, Tree>();
  known.set(all, groups);
  const found = groups.get(group) ?? pick(all, texts[group]);
  groups.set(group, found);
  return found;
}

function pick(all: Tree, paths: readonly string[]): Tree {
  const result: Tree = {};
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let [from, to] = [all, result];
    for (const name of names) {
      from = from[name] as Tree;
      to[name] ??= {};
      to = to[name] as Tree;
    }
    to[last] = from[last];
  }
  return result;
}
