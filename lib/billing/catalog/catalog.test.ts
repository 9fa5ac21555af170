import { describe, expect, it } from "vitest";
import {
  currencyOf,
  defaultLocaleOf,
  findAnyMeter,
  findCapacityMeter,
  findMeter,
  findOperation,
  findOperations,
  findService,
  meterOrder,
  serviceOf,
  serviceOfMeter,
  services,
  servicesOfSite,
} from "./catalog";
import type { ServiceId } from "./types";

/** The meters of the rule book, section 1, in its order. */
const meters: Readonly<Record<ServiceId, readonly string[]>> = {
  "face-recognition-intl": ["face-verification", "face-search", "group-management"],
  "faceid-intl": ["liveness-face-comparison"],
  "face-recognition-cn": [
    "face-detection",
    "face-landmarks",
    "face-comparison",
    "face-verification",
    "face-search",
    "multi-face-search",
    "person-management",
    "static-liveness",
  ],
  "face-fusion": ["image-face-fusion", "video-face-fusion", "image-materials", "video-materials"],
  "faceid-cn": [
    "wechat-liveness-verification",
    "wechat-liveness-comparison",
    "liveness-verification",
    "photo-verification",
    "liveness-comparison",
    "wechat-custom-library",
    "identity-check",
    "bank-card-check",
    "phone-number-check",
    "bank-card-lookup",
  ],
};

describe("the catalogue", () => {
  it("has the meters of the rule book in its order", () => {
    const found = Object.fromEntries(
      services.map((service) => [
        service.id,
        [...service.meters, ...service.capacityMeters].map(({ id }) => id.slice(service.id.length + 1)),
      ]),
    );
    expect(found).toEqual(meters);
    const ids = services.flatMap(({ id }) => meters[id].map((meter) => `${id}/${meter}`));
    expect(ids.toSorted((a, b) => meterOrder(a) - meterOrder(b))).toEqual(ids);
    expect(meterOrder("nothing/there")).toBe(Number.POSITIVE_INFINITY);
  });

  it("belongs to two sites with a currency and a language each", () => {
    expect(servicesOfSite("international").map(({ id }) => id)).toEqual([
      "face-recognition-intl",
      "faceid-intl",
      "face-fusion",
    ]);
    expect(servicesOfSite("china").map(({ id }) => id)).toEqual(["face-recognition-cn", "faceid-cn"]);
    expect([currencyOf("international"), currencyOf("china")]).toEqual(["USD", "CNY"]);
    expect([defaultLocaleOf("international"), defaultLocaleOf("china")]).toEqual(["en", "zh"]);
  });

  it("tells meters of calls from meters of materials (U9)", () => {
    expect(findMeter("face-fusion/image-materials")).toBeUndefined();
    expect(findCapacityMeter("face-fusion/image-materials")?.kind).toBe("materials");
    expect(findCapacityMeter("face-fusion/image-face-fusion")).toBeUndefined();
    expect(findAnyMeter("face-fusion/video-materials")).toBe(
      findCapacityMeter("face-fusion/video-materials"),
    );
    expect(serviceOfMeter("face-fusion/video-materials")?.id).toBe("face-fusion");
    expect(findMeter("face-fusion/audio")).toBeUndefined();
  });

  it("has no service of another name, and says so loudly where that is a bug", () => {
    expect(findService("speech")).toBeUndefined();
    expect(() => serviceOf("speech" as ServiceId)).toThrow("speech");
  });

  it.each(services.map((service) => [service.id, service] as const))(
    "%s is whole in both languages",
    (_, service) => {
      const texts = [
        service.name,
        service.summary,
        service.terms.title,
        ...service.terms.clauses,
        ...service.meters.map(({ name }) => name),
        ...service.capacityMeters.map(({ name }) => name),
        ...service.operations.map(({ title }) => title),
      ];
      for (const { en, zh } of texts) {
        expect(en).toMatch(/[a-z]/);
        expect(zh).toMatch(/\p{Script=Han}/u);
      }
      expect(service.terms.clauses.length).toBeGreaterThanOrEqual(3);
    },
  );
});

describe("operations", () => {
  it("have names of their own inside a service and meters that exist in it", () => {
    for (const service of services) {
      const names = service.operations.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, meter, event } of service.operations) {
        expect(findOperation(service.id, name)?.name).toBe(name);
        if (meter === null) continue;
        expect(serviceOfMeter(meter)).toBe(service);
        expect(findAnyMeter(meter)?.kind).toBe(event === "api.call" ? "calls" : "materials");
      }
    }
  });

  it("reach every meter, and every capacity meter both ways", () => {
    for (const service of services) {
      for (const { id } of service.meters) {
        expect(service.operations.some(({ meter }) => meter === id)).toBe(true);
      }
      for (const { id } of service.capacityMeters) {
        const events = service.operations.filter(({ meter }) => meter === id).map(({ event }) => event);
        expect(events).toEqual(["material.created", "material.deleted"]);
      }
    }
  });

  it("charge CreatePerson and CreateFace of group management together, and nothing else of it (P1)", () => {
    for (const [id, meter] of [
      ["face-recognition-intl", "group-management"],
      ["face-recognition-cn", "person-management"],
    ] as const) {
      const charged = serviceOf(id).operations.filter((operation) => operation.meter === `${id}/${meter}`);
      expect(charged.map(({ name }) => name)).toEqual(["CreatePerson", "CreateFace"]);
      for (const name of ["DeletePerson", "GetPersonList", "CreateGroup", "CopyPerson"]) {
        expect(findOperation(id, name)?.meter).toBeNull();
      }
    }
  });

  it("count all verifications together and all searches together (P2)", () => {
    const meterOf = (name: string) => findOperation("face-recognition-intl", name)?.meter;
    expect(new Set(["VerifyFace", "VerifyPerson"].map(meterOf)).size).toBe(1);
    const searches = [
      "SearchFaces",
      "SearchFacesReturnsByGroup",
      "SearchPersons",
      "SearchPersonsReturnsByGroup",
    ];
    expect(new Set(searches.map(meterOf))).toEqual(new Set(["face-recognition-intl/face-search"]));
  });

  it("are found by site, and an unknown one is not found at all", () => {
    const services = (name: string, site: "china" | "international") =>
      findOperations(site, name).map(({ service }) => service.id);
    expect(services("LivenessCompare", "china")).toEqual(["faceid-cn"]);
    expect(services("LivenessCompare", "international")).toEqual(["faceid-intl"]);
    expect(services("CreatePerson", "china")).toEqual(["face-recognition-cn"]);
    expect(services("FuseFace", "china")).toEqual([]);
    expect(findOperation("face-fusion", "createperson")).toBeUndefined();
    expect(findOperation("face-fusion", "QueryVideoFaceFusionJob")?.meter).toBeNull();
  });
});

describe("policies", () => {
  it("differ between services as the documents say (R1, R2, A2, A3, L4, F5)", () => {
    const policies = Object.fromEntries(
      services.map(({ id, policies: { refund, arrears, hold } }) => [
        id,
        [refund?.windowDays ?? null, arrears.graceHours, arrears.resumesAt, hold?.percent ?? null],
      ]),
    );
    expect(policies).toEqual({
      "face-recognition-intl": [null, 0, "zero_or_above", null],
      "faceid-intl": [null, 0, "zero_or_above", null],
      "face-recognition-cn": [null, 24, "zero_or_above", 120],
      "face-fusion": [7, 24, "above_zero", null],
      "faceid-cn": [null, 24, "zero_or_above", null],
    });
    expect(serviceOf("face-recognition-intl").freePacks).toEqual([]);
    expect(serviceOf("faceid-intl").freePacks).toEqual([]);
  });

  it("name billing modes and QPS limits only for Face Fusion (S4, S5)", () => {
    const limits = services.flatMap((service) =>
      service.meters
        .filter(({ modes }) => modes.length > 1)
        .map(({ id, callsModeQpsLimit }) => [id, callsModeQpsLimit]),
    );
    expect(limits).toEqual([
      ["face-fusion/image-face-fusion", 20],
      ["face-fusion/video-face-fusion", 2],
    ]);
  });
});
