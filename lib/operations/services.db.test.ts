import { describe, expect, test } from "vitest";
import { listServiceChanges } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacks } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  call,
  makeAccount,
  makeCustomer,
  outcomesOf,
  refusalOf,
  report,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { activateService } from "./activate-service";
import type { Actor } from "./actor";
import { claimFreePack } from "./claim-free-pack";
import { deactivateService } from "./deactivate-service";
import { switchBillingMode } from "./switch-billing-mode";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const image = "face-fusion/image-face-fusion";
const packsOf = async (actor: Actor) =>
  (await systemTransaction((tx) => listPacks(tx, actor.accountId)))
    .map(({ meter, origin, units, validFrom, validUntil }) => ({
      meter,
      origin,
      units,
      validFrom,
      validUntil,
    }))
    .sort((a, b) => (a.meter < b.meter ? -1 : 1));
const changesOf = async (actor: Actor) =>
  (await systemTransaction((tx) => listServiceChanges(tx, [actor.accountId]))).map(({ change }) => change);
const tryToActivate = (
  actor: Actor,
  service: ServiceId,
  acceptedTerms: string | null = serviceOf(service).terms.version,
) => activateService(actor, { service, acceptedTerms }, now);
const close = (actor: Actor) =>
  asOwner((sql) => sql`update accounts set closed_at = now() where id = ${actor.accountId}`);

describe("activating", () => {
  test("003 brings 10 image and 10 video materials without end (rule F1)", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    const materials = { origin: "free", units: 10, validFrom: now, validUntil: null };
    expect(await packsOf(actor)).toEqual([
      { meter: "face-fusion/image-materials", ...materials },
      { meter: "face-fusion/video-materials", ...materials },
    ]);
  });

  test("002 brings 10,000 calls of each of its meters to the month's end (rule F3)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", now);
    const packs = await packsOf(actor);
    expect(packs).toHaveLength(8);
    for (const pack of packs) {
      expect(pack).toMatchObject({ units: 10_000, validFrom: now, validUntil: at("2026-11-01 00:00") });
    }
  });

  test("004 brings 50 trial calls each, usable from 00:00 of the next day for a year (rule F4)", async () => {
    const actor = await makeCustomer("faceid-cn", "0", now);
    const trial = {
      origin: "free",
      units: 50,
      validFrom: at("2026-10-06 00:00"),
      validUntil: at("2027-10-06 00:00"),
    };
    expect(await packsOf(actor)).toEqual(
      ["liveness-comparison", "liveness-verification", "photo-verification"].map((meter) => ({
        meter: `faceid-cn/${meter}`,
        ...trial,
      })),
    );
  });

  test.each(["face-recognition-intl", "faceid-intl"] as const)(
    "%s brings none (rule F5)",
    async (service) => {
      expect(await packsOf(await makeCustomer(service, "0", now))).toEqual([]);
    },
  );

  test("keeps who accepted which terms, and when (rule S1)", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    const [change] = await systemTransaction((tx) => listServiceChanges(tx, [actor.accountId]));
    expect(change).toMatchObject({
      userId: actor.userId,
      termsVersion: serviceOf("face-fusion").terms.version,
      occurredAt: now,
    });
  });

  test("is refused without the terms, or with terms that are not those in force", async () => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await tryToActivate(actor, "face-fusion", null))).toBe("terms_not_accepted");
    expect(refusalOf(await tryToActivate(actor, "face-fusion", "003-1999"))).toBe("terms_outdated");
    expect(await changesOf(actor)).toEqual([]);
  });

  test("is refused on the other site, twice, of an unknown service, and when the account is closed", async () => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await tryToActivate(actor, "faceid-cn"))).toBe("service_not_on_site");
    accepted(await tryToActivate(actor, "face-fusion"));
    expect(refusalOf(await tryToActivate(actor, "face-fusion"))).toBe("service_already_active");
    const unknown = { service: "face-magic", acceptedTerms: "1" };
    expect(refusalOf(await activateService(actor, unknown, now))).toBe("service_unknown");
    await close(actor);
    expect(refusalOf(await tryToActivate(actor, "faceid-intl"))).toBe("account_closed");
    const nobody = { accountId: newId(), userId: actor.userId };
    expect(refusalOf(await tryToActivate(nobody, "face-fusion"))).toBe("account_not_found");
  });

  test("clicked 20 times at once activates once and issues each pack once", async () => {
    const actor = await makeAccount("china", now);
    const codes = (
      await Promise.all(Array.from({ length: 20 }, () => tryToActivate(actor, "face-recognition-cn")))
    ).map(refusalOf);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await packsOf(actor)).toHaveLength(8);
    expect(await changesOf(actor)).toEqual(["activated"]);
  });
});

describe("deactivating (rule S3)", () => {
  test("asks first, saying what remains, and then refuses calls from that moment on", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", now);
    const asked = await deactivateService(actor, "face-recognition-cn", false, now);
    expect(asked).toMatchObject({
      ok: false,
      refusal: { code: "deactivation_needs_confirmation", params: { packs: 8, units: 80_000 } },
    });
    const later = at("2026-10-06 12:00");
    accepted(await deactivateService(actor, "face-recognition-cn", true, later));
    const before = new Date(later.getTime() - 1);
    expect(
      await outcomesOf([call(actor, "DetectFace", 1, before), call(actor, "DetectFace", 1, later)], later),
    ).toEqual(["accepted", "service_deactivated"]);
  });

  test("takes nothing away: packs come back as they were, none is issued twice", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", now);
    await report([call(actor, "DetectFace", 4_000, now)], now);
    const before = await packsOf(actor);
    accepted(await deactivateService(actor, "face-recognition-cn", true, at("2026-10-06 12:00")));
    await activate(actor, "face-recognition-cn", at("2026-10-07 12:00"));
    expect(await packsOf(actor)).toEqual(before);
    expect(await changesOf(actor)).toEqual(["activated", "deactivated", "activated"]);
  });

  test("a reactivation in a later month brings that month's pack, and the trial packs not again", async () => {
    const [monthly, trial] = [
      await makeCustomer("face-recognition-cn", "0", now),
      await makeCustomer("faceid-cn", "0", now),
    ];
    for (const [actor, service] of [
      [monthly, "face-recognition-cn"],
      [trial, "faceid-cn"],
    ] as const) {
      accepted(await deactivateService(actor, service, true, at("2026-10-06 12:00")));
      await activate(actor, service, at("2026-11-20 12:00"));
    }
    expect(
      (await packsOf(monthly)).filter(
        (pack) => pack.validUntil?.getTime() === at("2026-12-01 00:00").getTime(),
      ),
    ).toHaveLength(8);
    expect(await packsOf(trial)).toHaveLength(3);
  });

  test("is refused for what was never active, is not active any more, or is unknown", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    expect(refusalOf(await deactivateService(actor, "faceid-intl", true, now))).toBe("service_not_activated");
    accepted(await deactivateService(actor, "face-fusion", true, at("2026-10-06 12:00")));
    expect(refusalOf(await deactivateService(actor, "face-fusion", true, at("2026-10-07 12:00")))).toBe(
      "service_deactivated",
    );
    expect(refusalOf(await deactivateService(actor, "face-magic", true, now))).toBe("service_unknown");
  });
});

describe("claiming a free pack (rule F2)", () => {
  test("gives 1,000 image calls and 200 video calls for a year from the claim, once", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    accepted(await claimFreePack(actor, image, now));
    accepted(await claimFreePack(actor, "face-fusion/video-face-fusion", now));
    const year = { origin: "free", validFrom: now, validUntil: at("2027-10-05 09:00") };
    expect((await packsOf(actor)).filter(({ meter }) => !meter.endsWith("materials"))).toEqual([
      { meter: image, units: 1_000, ...year },
      { meter: "face-fusion/video-face-fusion", units: 200, ...year },
    ]);
    expect(refusalOf(await claimFreePack(actor, image, at("2027-12-01 09:00")))).toBe(
      "free_pack_already_claimed",
    );
  });

  test("clicked 20 times at once gives one", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    const codes = (await Promise.all(Array.from({ length: 20 }, () => claimFreePack(actor, image, now)))).map(
      refusalOf,
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "free_pack_already_claimed")).toHaveLength(19);
  });

  test("needs the service active, and a pack that is offered here", async () => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await claimFreePack(actor, image, now))).toBe("service_not_activated");
    await activate(actor, "face-fusion", now);
    for (const meter of ["face-fusion/image-materials", "faceid-cn/photo-verification", "no/such-meter"]) {
      expect(refusalOf(await claimFreePack(actor, meter, now))).toBe("free_pack_not_offered");
    }
    accepted(await deactivateService(actor, "face-fusion", true, now));
    expect(refusalOf(await claimFreePack(actor, image, now))).toBe("service_deactivated");
    await close(actor);
    expect(refusalOf(await claimFreePack(actor, image, now))).toBe("account_closed");
    expect(refusalOf(await claimFreePack({ accountId: newId(), userId: actor.userId }, image, now))).toBe(
      "account_not_found",
    );
  });
});

describe("switching the billing mode (rules S4 to S8)", () => {
  const toQps = { meter: image, mode: "qps" as const, confirmed: true };

  test("asks first without a quota, and then refuses calls for want of one (rule S7)", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    expect(refusalOf(await switchBillingMode(actor, { ...toQps, confirmed: false }, now))).toBe(
      "mode_needs_confirmation",
    );
    accepted(await switchBillingMode(actor, toQps, now));
    const before = new Date(now.getTime() - 1);
    expect(await outcomesOf([call(actor, "FuseFace", 1, now)], now)).toEqual(["qps_quota_missing"]);
    expect(await outcomesOf([call(actor, "FuseFace", 1, before)], now)).toEqual(["service_not_activated"]);
  });

  test("is refused where it changes nothing, is not offered, or the service is not active", async () => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await switchBillingMode(actor, toQps, now))).toBe("service_not_activated");
    await activate(actor, "face-fusion", now);
    await activate(actor, "faceid-intl", now);
    expect(refusalOf(await switchBillingMode(actor, { ...toQps, mode: "calls" }, now))).toBe(
      "mode_unchanged",
    );
    for (const meter of [
      "faceid-intl/liveness-face-comparison",
      "faceid-cn/photo-verification",
      "no/such-meter",
      "face-fusion/image-materials",
    ]) {
      expect(refusalOf(await switchBillingMode(actor, { ...toQps, meter }, now))).toBe("mode_not_available");
    }
    expect(refusalOf(await switchBillingMode({ accountId: newId(), userId: actor.userId }, toQps, now))).toBe(
      "account_not_found",
    );
  });

  test("of a closed account is refused: nothing is changed in it any more", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    await close(actor);
    expect(refusalOf(await switchBillingMode(actor, toQps, now))).toBe("account_closed");
  });

  test("clicked 20 times at once switches once", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    const codes = (
      await Promise.all(Array.from({ length: 20 }, () => switchBillingMode(actor, toQps, now)))
    ).map(refusalOf);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "mode_unchanged")).toHaveLength(19);
  });

  test("after the clock was set back, the later switch holds", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    accepted(await switchBillingMode(actor, toQps, at("2026-10-05 10:00")));
    accepted(await switchBillingMode(actor, { ...toQps, mode: "calls" }, at("2026-10-05 09:30")));
    const noon = at("2026-10-05 12:00");
    expect(await outcomesOf([call(actor, "FuseFace", 1, noon)], noon)).toEqual(["accepted"]);
  });

  test("back and forth within one millisecond ends in the last one", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    accepted(await switchBillingMode(actor, toQps, now));
    accepted(await switchBillingMode(actor, { ...toQps, mode: "calls" }, now));
    expect(
      await outcomesOf(
        [call(actor, "FuseFace", 1, new Date(now.getTime() + 1))],
        new Date(now.getTime() + 1),
      ),
    ).toEqual(["accepted"]);
  });
});
