import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceFile } from "./used-keys";

/**
 * The files that reach the browser with some pages: every file that says "use client" and is imported from the roots,
 * at whatever depth, with all that it imports. What says "use server" stays on the server, and so do types.
 */
export function clientFiles(
  roots: readonly string[],
  read: (file: string) => string | null = readSource,
): SourceFile[] {
  const seen = { server: new Set<string>(), client: new Map<string, string>() };
  const visit = (file: string, fromClient: boolean): void => {
    const text = read(file);
    if (text === null || text.startsWith('"use server"')) return;
    const inBrowser = fromClient || text.startsWith('"use client"');
    if (inBrowser ? seen.client.has(file) : seen.server.has(file)) return;
    if (inBrowser) seen.client.set(file, text);
    else seen.server.add(file);
    for (const imported of importsOf(text)) {
      const found = fileOf(file, imported, read);
      if (found) visit(found, inBrowser);
    }
  };
  for (const root of roots) visit(root, false);
  return [...seen.client].map(([name, text]) => ({ name, text }));
}

function importsOf(text: string): string[] {
  const statements = text.matchAll(/\b(?:import|export)\s+(?!type\b)(?:[^;"']*?\bfrom\s*)?"([^"]+)"/g);
  const calls = text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [...statements, ...calls].map(([, module = ""]) => module);
}

function fileOf(from: string, module: string, read: (file: string) => string | null): string | null {
  if (!/^(@\/|\.)/.test(module)) return null;
  const path = module.startsWith("@/") ? module.slice(2) : join(dirname(from), module);
  return [`${path}.tsx`, `${path}.ts`].find((file) => read(file) !== null) ?? null;
}

function readSource(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
