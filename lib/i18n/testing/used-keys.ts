/**
 * Keys that are put together in a way the search below cannot see, as prefixes of full keys, and the file that does.
 * Template literals such as t(`status.${status}`) need no entry: they are seen.
 */
export const dynamicKeys: Readonly<Record<string, string>> = {
  // Puts kind and status together.
  "format.status.": "components/status-badge.tsx",
  // Says the strength by its name.
  "auth.strength.": "app/(auth)/sign-up/password-strength.tsx",
  // Hands its translator to the files that draw a bill.
  "bills.file.": "lib/export/bill-words.ts",
  // What sales is told by the kind of the message.
  "messages.sales.": "lib/notify/sales-mail.ts",
  // Puts the balances that a message names into words.
  "messages.books.": "lib/notify/message-values.ts",
};

/** Words that any page may need: they stand ready, so that no page writes its own. */
export const readyWords = "common.words.";

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Which messages the sources use. A file uses a key when it names a namespace the key lies in (`useTranslations("a.b")`,
 * `getTranslations("a")`, `useTranslations<"a">` for helpers that are handed their `t`) and contains the rest of the key
 * as a string, or as the beginning of a template literal. Errs on the side of "used".
 */
export function findUsedKeys(
  files: readonly SourceFile[],
  namespaces: readonly string[],
  keys: readonly string[],
): ReadonlySet<string> {
  const names = new Set(files.map(({ name }) => name));
  const dynamic = Object.entries(dynamicKeys).filter(([, file]) => names.has(file));
  const used = new Set(keys.filter((key) => dynamic.some(([prefix]) => key.startsWith(prefix))));
  for (const file of files) {
    const scopes = scopesOf(file.text, namespaces);
    if (scopes.length === 0) continue;
    const strings = new Set([...file.text.matchAll(/["'`]([\w.]+)["'`]/g)].map((match) => match[1]));
    const starts = [...file.text.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? "");
    for (const key of keys) {
      for (const scope of scopes) {
        if (!key.startsWith(scope)) continue;
        const rest = key.slice(scope.length);
        if (strings.has(rest) || starts.some((start) => rest.startsWith(start))) used.add(key);
      }
    }
  }
  return used;
}

/** The prefixes that keys of this file's translators have; "" for one without a namespace. */
function scopesOf(text: string, namespaces: readonly string[]): string[] {
  const named = [
    ...text.matchAll(
      /(?:(?:use|get)Translations|createTranslator)(?:<|\()\s*(?:\{[^}]*namespace:\s*)?["']([\w.]+)["']/g,
    ),
  ];
  const scopes = named
    .map((match) => match[1] ?? "")
    .filter((scope) => namespaces.includes(scope.split(".")[0] ?? ""));
  const whole = /(?:use|get)Translations\(\s*\)/.test(text);
  return [...new Set([...scopes.map((scope) => `${scope}.`), ...(whole ? [""] : [])])];
}

/**
 * Which messages the sources may use: also all that a translator reaches that is called with a variable, `t(status)`, or
 * handed on. For what must not be missing; findUsedKeys is for what must not be superfluous.
 */
export function findNeededKeys(
  files: readonly SourceFile[],
  namespaces: readonly string[],
  keys: readonly string[],
): ReadonlySet<string> {
  const scopes = files.flatMap(({ text }) =>
    [...text.matchAll(/const (\w+) = useTranslations\(["']([\w.]+)["']\)/g)]
      .filter(([, name]) => new RegExp(`(?<![\\w.])${name}\\([\\w.]+[,)]|[(,] *${name}[,)]`).test(text))
      .map(([, , scope]) => `${scope}.`),
  );
  const reached = keys.filter((key) => scopes.some((scope) => key.startsWith(scope)));
  return new Set([...findUsedKeys(files, namespaces, keys), ...reached]);
}
