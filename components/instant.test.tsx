import { describe, expect, it } from "vitest";
import { Instant } from "./instant";
import { Month } from "./month";
import { renderIn as render } from "./testing/render-in";

describe("an instant", () => {
  // 2026-09-30 16:30 UTC is already the 1st of October on the billing clock (T2).
  const at = new Date("2026-09-30T16:30:05Z");

  it("is told on the billing clock, with the zone named and the UTC instant for machines", () => {
    const { html, text } = render("en", <Instant at={at} />);
    expect(text).toBe("2026-10-01 00:30 UTC+8");
    expect(html).toContain('dateTime="2026-09-30T16:30:05.000Z"');
  });

  it("takes ISO text with any offset", () => {
    expect(render("zh", <Instant at="2026-10-01T00:30:05+08:00" precision="second" />).text).toBe(
      "2026-10-01 00:30:05 UTC+8",
    );
  });

  it("as a date is the billing clock's day, the time in its title", () => {
    const { html, text } = render("en", <Instant at={at} style="date" />);
    expect(text).toBe("2026-10-01");
    expect(html).toContain('title="2026-10-01 00:30 UTC+8"');
  });

  it("relative to now speaks the page's language and keeps the exact time as its title", () => {
    const now = new Date("2026-09-28T16:30:05Z");
    expect(render("en", <Instant at={at} style="relative" now={now} />).text).toBe("in 2 days");
    expect(render("zh", <Instant at={at} style="relative" now={now} />).html).toMatch(
      /title="2026-10-01 00:30 UTC\+8".*后天|2 天后/,
    );
  });
});

describe("a month", () => {
  it("is written in the page's language", () => {
    expect(render("en", <Month month="2026-10" />).text).toBe("October 2026");
    expect(render("zh", <Month month="2026-10" />).text).toBe("2026年10月");
  });
});
