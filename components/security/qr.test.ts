import { expect, it } from "vitest";
import { qrPath } from "./qr";

it("draws one cell for each dark module, within the square", () => {
  const { size, path } = qrPath("otpauth://totp/Facet:ada%40example.com?secret=JBSWY3DPEHPK3PXP");
  const cells = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(cells.length).toBeGreaterThan(200);
  expect(cells.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join("")).toBe(path);
  for (const [x = -1, y = -1] of cells) {
    // Two cells of quiet zone on each side.
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(2);
    expect(Math.max(x, y)).toBeLessThan(size - 2);
  }
});
