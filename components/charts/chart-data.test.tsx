import { describe, expect, it } from "vitest";
import { renderIn } from "../testing/render-in";
import { axisText, valueText } from "./chart-data";
import { ChartTable } from "./chart-table";

describe("what a chart says in figures", () => {
  it("is exact in the tooltip and the table, whatever length the bar has", () => {
    expect(valueText("9007199254740993.01", "USD", "en")).toBe("US$9,007,199,254,740,993.01");
    expect(valueText(52_000_000, "count", "zh")).toBe("52,000,000");
  });

  it("is short on the axis, in the language's own steps", () => {
    expect(axisText(20_000, "count", "en")).toBe("20K");
    expect(axisText(20_000, "count", "zh")).toBe("2万");
    expect(axisText(1_500, "USD", "en")).toBe("US$1.5K");
    expect(axisText(0, "CNY", "zh")).toBe("¥0");
  });

  it("stands in the table point by point, zero where a series has nothing", () => {
    const { text } = renderIn(
      "en",
      <ChartTable
        title="Usage"
        unit="count"
        series={[
          { id: "free", label: "Free" },
          { id: "billable", label: "Billable" },
        ]}
        points={[{ id: "2026-10-01", label: "1", title: "2026-10-01", values: { free: 1000 } }]}
      />,
    );
    expect(text).toBe("PeriodFreeBillable2026-10-011,0000");
  });
});
