import { existsSync, readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { BenchResult } from "./measure";

const build = ".next";
/** What a customer page's first load may weigh, compressed as a proxy in front of the console serves it. */
const goalBytes = 150_000;

interface Manifest {
  readonly entryJSFiles?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The scripts that each customer page asks for before anybody does anything, of the build that is there (`npx next
 * build`), compressed by brotli. What comes later by itself or by a click (charts, toasts, the palette) is not in it.
 */
export async function pageWeight(): Promise<BenchResult[]> {
  if (!existsSync(`${build}/build-manifest.json`)) throw new Error("Build first: npx next build");
  const { rootMainFiles } = JSON.parse(readFileSync(`${build}/build-manifest.json`, "utf8")) as {
    rootMainFiles: readonly string[];
  };
  const pages = readdirSync(`${build}/server/app/(console)`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page_client-reference-manifest.js"))
    .map((file) => ({ page: file.replace(/\/?page_client.*$/, ""), files: scriptsOf(file, rootMainFiles) }))
    .map(({ page, files }) => ({ page, bytes: sum(files, "brotli"), gzip: sum(files, "gzip") }))
    .sort((a, b) => a.bytes - b.bytes);
  const [middle, heaviest] = [pages[Math.floor(pages.length / 2)], pages.at(-1)];
  if (!middle || !heaviest) throw new Error("The build has no customer pages");
  const floor = sum(rootMainFiles, "brotli");
  return [
    { bench: "page weight, the median customer page", ...middle },
    { bench: "page weight, the heaviest customer page", ...heaviest },
  ].map(({ bench, page, bytes, gzip }) => ({
    bench,
    unit: "bytes of script, brotli",
    ours: bytes,
    peer: { name: "the goal", value: goalBytes },
    ratio: bytes / goalBytes,
    goal: 1,
    atMost: true,
    note: `/${page}; by gzip ${gzip}; React and Next.js alone ${floor}`,
  }));
}

/** The manifest is a script that leaves its data in a global. */
function scriptsOf(file: string, shared: readonly string[]): readonly string[] {
  const sandbox: { globalThis: { __RSC_MANIFEST?: Record<string, Manifest> } } = { globalThis: {} };
  runInNewContext(readFileSync(`${build}/server/app/(console)/${file}`, "utf8"), sandbox);
  const manifests = Object.values(sandbox.globalThis.__RSC_MANIFEST ?? {});
  const own = manifests.flatMap(({ entryJSFiles = {} }) => Object.values(entryJSFiles).flat());
  return [...new Set([...shared, ...own])];
}

/** Most pages share most scripts: each is compressed once. */
const known = new Map<string, number>();

const compress = { brotli: brotliCompressSync, gzip: gzipSync };

function sum(files: readonly string[], by: keyof typeof compress): number {
  return files.reduce((bytes, file) => {
    const key = `${by} ${file}`;
    const size = known.get(key) ?? compress[by](readFileSync(`${build}/${decodeURI(file)}`)).length;
    known.set(key, size);
    return bytes + size;
  }, 0);
}
