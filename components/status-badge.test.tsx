import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { StatusBadge } from "./status-badge";
import { statusLooks } from "./statuses";
import { renderIn } from "./testing/render-in";

describe("a status badge", () => {
  it("says in words and shows by an icon what its colour means", () => {
    const { html } = renderIn("zh", <StatusBadge kind="standing" status="overdue" />);
    expect(html).toContain("欠费");
    expect(html).toMatch(/<svg[^>]+aria-hidden="true"/);
    expect(html).toContain("text-warning");
  });

  it("never tells two statuses of a kind apart by colour alone", () => {
    for (const [kind, looks] of Object.entries(statusLooks)) {
      const words = Object.entries(messages.en.format.status).find(([name]) => name === kind)?.[1];
      expect(Object.keys(looks).sort()).toEqual(Object.keys(words ?? {}).sort());
      expect(new Set(Object.values(words ?? {})).size).toBe(Object.keys(looks).length);
    }
  });
});
