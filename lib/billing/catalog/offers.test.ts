import { describe, expect, it } from "vitest";
import { findOffer, offersOf, offersOfService, services } from "./catalog";

/** Pack prices of 002, 003 and 004, typed from the documents (rule P12); "-" is not on sale. */
const sizes002 = [1_000_000, 10_000_000, 50_000_000, 100_000_000];
const sizes004 = [100, 1_000, 5_000, 10_000, 100_000, 200_000, 500_000, 1_000_000];
const search = ["3100", "30400", "142500", "255000"];
const verification = ["99", "930", "4500", "8500", "80000", "150000", "340000", "660000"];

const printed: readonly (readonly [meter: string, sizes: readonly number[], prices: readonly string[]])[] = [
  ["face-recognition-cn/face-detection", sizes002, ["450", "4100", "17500", "25000"]],
  ["face-recognition-cn/face-landmarks", sizes002, ["1900", "18200", "82500", "135000"]],
  ["face-recognition-cn/face-comparison", sizes002, search],
  ["face-recognition-cn/face-verification", sizes002, search],
  ["face-recognition-cn/face-search", sizes002, search],
  ["face-recognition-cn/person-management", sizes002, search],
  ["face-recognition-cn/static-liveness", sizes002, ["1800", "17400", "75000", "110000"]],
  [
    "face-fusion/image-face-fusion",
    [1_000, 10_000, 100_000, 1_000_000, 10_000_000],
    ["60", "450", "3000", "17200", "45700"],
  ],
  ["face-fusion/video-face-fusion", [1_000, 10_000, 100_000], ["180", "1500", "4300"]],
  ["face-fusion/image-materials", [10, 100, 1_000], ["60", "460", "3430"]],
  ["face-fusion/video-materials", [10], ["300"]],
  [
    "faceid-cn/wechat-liveness-verification",
    sizes004,
    ["120", "1100", "5500", "9500", "85000", "160000", "400000", "800000"],
  ],
  [
    "faceid-cn/wechat-liveness-comparison",
    sizes004,
    ["60", "550", "2750", "5000", "45000", "80000", "200000", "400000"],
  ],
  ["faceid-cn/liveness-verification", sizes004, verification],
  ["faceid-cn/photo-verification", sizes004, verification],
  [
    "faceid-cn/liveness-comparison",
    sizes004,
    ["-", "145", "700", "1300", "12500", "24000", "55000", "100000"],
  ],
  ["faceid-cn/identity-check", sizes004, ["-", "300", "-", "2800", "26000", "48000", "115000", "220000"]],
];

const packs = printed.flatMap(([meter, sizes, prices]) =>
  sizes.flatMap((units, column) => {
    const price = prices[column];
    return price === undefined || price === "-"
      ? []
      : [[`${meter}/pack-${units}`, meter, units, price] as const];
  }),
);

/** QPS prices of 003: the tier of the quantity, and its two prices (rule B3). */
const qps = [
  ["face-fusion/image-face-fusion", [50, "75", "1700"], [100, "60", "1450"], [null, "50", "1300"]],
  ["face-fusion/video-face-fusion", [10, "180", "5000"], [20, "160", "4500"], [null, "150", "4250"]],
] as const;

describe("what is on sale (P12)", () => {
  it.each(packs)("%s as printed", (id, meter, units, price) => {
    const kind = meter.endsWith("-materials") ? "material_pack" : "call_pack";
    expect(findOffer(id)).toEqual({ id, kind, service: meter.split("/")[0], meter, units, price });
  });

  it.each(qps)("QPS of %s by day and by month as printed", (meter, ...rows) => {
    const tiers = rows.map(([below, perDay, perMonth]) => ({ below, perDay, perMonth }));
    for (const term of ["day", "month"] as const) {
      expect(findOffer(`${meter}/qps-${term}`)).toMatchObject({ kind: "qps", meter, term, tiers });
    }
  });

  it("is nothing else: where the document prints '-' or no row there is no offer", () => {
    const ids = services.flatMap((service) => offersOfService(service.id)).map(({ id }) => id);
    const qpsIds = qps.flatMap(([meter]) => [`${meter}/qps-day`, `${meter}/qps-month`]);
    expect(ids.toSorted()).toEqual([...packs.map(([id]) => id), ...qpsIds].toSorted());
    expect(offersOf("face-recognition-cn/multi-face-search")).toEqual([]);
    expect(findOffer("faceid-cn/liveness-comparison/pack-100")).toBeUndefined();
    expect(findOffer("faceid-cn/identity-check/pack-5000")).toBeUndefined();
  });
});
