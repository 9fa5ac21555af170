import { describe, expect, it } from "vitest";
import { offersOfService, servicesOfSite } from "@/lib/billing/catalog/catalog";
import { readSelection, selectionHref, startOf, toRequest } from "./selection";

const paramsOf = (href: string) => Object.fromEntries(new URL(href, "http://console.test").searchParams);

describe("the purchase page's URL", () => {
  it("says everything of a selection and leads back to the same one", () => {
    for (const site of ["international", "china"] as const) {
      for (const offer of servicesOfSite(site).flatMap(({ id }) => offersOfService(id))) {
        const isQps = offer.kind === "qps";
        const href = selectionHref({
          offer,
          quantity: isQps ? 1 : 7,
          qps: isQps ? 50 : 1,
          terms: isQps ? 3 : 1,
          startsOn: isQps ? "2026-12-01" : null,
          voucherId: "v1",
        });
        const selection = readSelection(paramsOf(href), site);
        expect(selection && selectionHref(selection)).toBe(href);
      }
    }
  });

  it("needs no more than a service, a method or a meter", () => {
    expect(readSelection({}, "international")?.offer.service).toBe("face-fusion");
    expect(readSelection({ service: "faceid-cn" }, "china")?.offer.service).toBe("faceid-cn");
    expect(
      readSelection({ service: "face-fusion", method: "material_pack" }, "international")?.offer.kind,
    ).toBe("material_pack");
    const meter = "face-fusion/video-face-fusion";
    expect(readSelection({ meter, method: "qps" }, "international")?.offer).toMatchObject({
      meter,
      kind: "qps",
    });
  });

  it("sells nothing of the other site", () => {
    const offer = "face-fusion/image-face-fusion/pack-1000";
    expect(readSelection({ offer }, "china")?.offer.id).not.toBe(offer);
  });

  it("leaves it to the rulebook to name what quantities there are", () => {
    const offer = "face-fusion/image-face-fusion/pack-1000";
    for (const quantity of ["0", "-1", "1.5", "many"]) {
      const selection = readSelection({ offer, quantity }, "international");
      expect(selection && toRequest(selection)).toEqual({ offerId: offer, quantity: 0 });
    }
  });

  it("starts a quota at 00:00 of a day of the billing clock (T2)", () => {
    expect(startOf("2026-10-20")).toEqual(new Date("2026-10-19T16:00:00Z"));
    for (const nonsense of ["2026-02-30", "tomorrow", "2026-10-20T10:00"])
      expect(startOf(nonsense)).toBeUndefined();
  });
});
