import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messageKind, messageLook } from "./message-view";

describe("a message", () => {
  it("leads to what it is about", () => {
    expect(messageLook("bill_ready", { bill: "b-1" }).href).toBe("/bills/b-1");
    expect(messageLook("service_stopped", { service: "face-fusion" }).href).toBe("/services/face-fusion");
    expect(messageLook("pack_low", { meter: "face-fusion/image-face-fusion" }).href).toBe(
      "/purchase?service=face-fusion&meter=face-fusion%2Fimage-face-fusion&method=call_pack",
    );
    expect(messageLook("pack_low", { meter: "face-fusion/image-materials" }).href).toContain(
      "&method=material_pack",
    );
  });

  it("is a plain notice where its kind is not known, never lost", () => {
    expect(messageKind("something_new")).toBe("other");
    expect(messageKind("toString")).toBe("other");
  });

  it("has words for every kind that an operation writes", () => {
    const written = sources("lib/operations").flatMap((file) => messagesIn(readFileSync(file, "utf8")));
    expect(written).toContain("overdue");
    expect(written.filter((kind) => messageKind(kind) === "other")).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** The kinds of what is saved as a message: a kind that is followed by its cause. */
function messagesIn(text: string): string[] {
  return [...text.matchAll(/\bkind: ([^\n]+),\s+cause:/g)].flatMap((match) =>
    // What the expression compares with is no kind; a change of a service is one of two words.
    [...(match[1] ?? "").replace(/=== "\w+"/, "").matchAll(/["`]([\w${}]+)["`]/g)].flatMap(([, kind = ""]) =>
      kind.endsWith("}") ? ["stopped", "resumed"].map((change) => kind.replace(/\$\{.+\}/, change)) : [kind],
    ),
  );
}
