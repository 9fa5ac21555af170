import { describe, expect, test } from "vitest";
import { listBillsOfMonth } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  makeAccount,
  makeCustomer,
  report,
  topUp,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { addDays, billingMonth } from "@/lib/billing/billing-month";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { amountString } from "@/lib/billing/money";
import type { Actor } from "./actor";
import { claimFreePack } from "./claim-free-pack";
import { closeMonth } from "./close-month";
import { closeAccounts } from "./closing/close-accounts";
import { readFreePacks } from "./read-free-packs";
import { readOverview } from "./read-overview";
import { readService } from "./read-service";
import { saveLowBalance } from "./save-settings";
import { switchBillingMode } from "./switch-billing-mode";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const image = "face-fusion/image-face-fusion";
const overviewOf = ({ accountId }: Actor, when: Date) =>
  tenantTransaction(accountId, (tx) => readOverview(tx, accountId, when));
const attentionOf = async (actor: Actor, when: Date) =>
  (await overviewOf(actor, when)).attention.map(({ kind }) => kind);

describe("the overview", () => {
  test("leads a new account from activation to its first pack", async () => {
    const actor = await makeAccount("international", now);
    expect(await overviewOf(actor, now)).toMatchObject({
      started: false,
      steps: { activated: false, nothingToClaim: true, funded: false, bought: false },
    });
    await activate(actor, "face-fusion", now);
    await topUp(actor, "60", now);
    expect((await overviewOf(actor, now)).steps).toMatchObject({
      activated: true,
      nothingToClaim: false,
      funded: true,
    });
    accepted(await claimFreePack(actor, image, now));
    accepted(await claimFreePack(actor, "face-fusion/video-face-fusion", now));
    await buy(actor, `${image}/pack-1000`, now);
    expect(await overviewOf(actor, now)).toMatchObject({
      started: true,
      steps: { nothingToClaim: true, funded: true, bought: true },
    });
  });

  test("has no first steps for an account with bills, however long it has been quiet and whatever it owes", async () => {
    const actor = await makeCustomer("face-fusion", "1", now);
    await report([call(actor, "FuseFace", 1_000, now)], now);
    await systemTransaction((tx) =>
      closeAccounts(tx, [actor.accountId], billingMonth("2026-10"), at("2026-11-01 00:05")),
    );
    const { started, days, estimate } = await overviewOf(actor, at("2027-01-20 09:00"));
    expect([started, estimate.length, days.every(({ calls }) => Object.keys(calls).length === 0)]).toEqual([
      true,
      0,
      true,
    ]);
  });

  test("estimates the month as month close then bills it, and counts its calls on their days", async () => {
    const actor = await makeCustomer("face-fusion", "1000", now);
    const late = at("2026-10-31 23:59");
    await report(
      [call(actor, "FuseFace", 10_000, now), call(actor, "SubmitVideoFaceFusionJob", 3, late)],
      late,
    );
    const { estimate, estimateTotal, days } = await overviewOf(actor, late);
    accepted(await closeMonth(billingMonth("2026-10"), at("2026-11-01 00:05")));
    const [bill] = await tenantTransaction(actor.accountId, (tx) =>
      listBillsOfMonth(tx, [actor.accountId], "2026-10"),
    );
    expect(estimateTotal.amount).toBe("500.60");
    expect(bill && amountString(bill.total, 2)).toBe(estimateTotal.amount);
    expect(estimate).toMatchObject([{ service: "face-fusion", calls: 10_003, needsQuote: false }]);
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual({ day: "2026-10-31", calls: { "face-fusion": 3 } });
    expect(days.find(({ day }) => day === "2026-10-05")?.calls).toEqual({ "face-fusion": 10_000 });
  });

  test("says when a few more calls make the month cheaper, with the numbers (P3)", async () => {
    const actor = await makeCustomer("face-fusion", "1000", now);
    await report([call(actor, "FuseFace", 9_999, now)], now);
    expect((await overviewOf(actor, now)).attention).toContainEqual({
      kind: "cliff",
      meter: image,
      callsNeeded: 1,
      amountNow: { currency: "USD", amount: "649.935" },
      amountThen: { currency: "USD", amount: "500.00" },
    });
  });

  test("asks for a look at a mode without a quota (S7) before what is there to claim (F2)", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    accepted(await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: true }, now));
    expect(await attentionOf(actor, now)).toEqual([
      "quota_missing",
      "claimable",
      "claimable",
      "not_activated",
    ]);
  });
});

describe("the reminder of a low balance", () => {
  test("is shown while cash is below it, and told once when it falls below", async () => {
    const actor = await makeCustomer("face-fusion", "100", now);
    accepted(await saveLowBalance(actor, "50"));
    expect(await attentionOf(actor, now)).not.toContain("low_balance");
    await buy(actor, `${image}/pack-1000`, now);
    expect(await attentionOf(actor, now)).toContain("low_balance");
    const told = await tenantTransaction(actor.accountId, (tx) => listMessages(tx, actor.accountId, 10));
    expect(told.filter(({ kind }) => kind === "low_balance").map(({ params }) => params)).toEqual([
      { amount: "40.00", currency: "USD" },
    ]);
    accepted(await saveLowBalance(actor, null));
    expect(await attentionOf(actor, now)).not.toContain("low_balance");
  });
});

describe("free packs", () => {
  test("say what was issued, what is to be claimed, and what is left (F1, F2)", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    accepted(await claimFreePack(actor, image, now));
    await report([call(actor, "FuseFace", 400, now)], now);
    const services = await tenantTransaction(actor.accountId, (tx) =>
      readFreePacks(tx, actor.accountId, now),
    );
    const fusion = services.find(({ service }) => service.id === "face-fusion");
    expect(fusion?.entries.map(({ rule, pack }) => [rule.meter, pack?.remaining ?? null])).toEqual([
      ["face-fusion/image-materials", 10],
      ["face-fusion/video-materials", 10],
      [image, 600],
      ["face-fusion/video-face-fusion", null],
    ]);
  });

  test("of a month are those of the running month (F3)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", now);
    const entries = async (when: Date) =>
      (await tenantTransaction(actor.accountId, (tx) => readFreePacks(tx, actor.accountId, when)))
        .flatMap((service) => service.entries)
        .filter(({ rule, pack }) => rule.issue === "monthly" && pack);
    expect(await entries(now)).toHaveLength(8);
    expect(await entries(at("2026-11-01 00:00"))).toEqual([]);
  });
});

describe("a service", () => {
  test("shows the terms as accepted, packs in force and what would stay behind (S1, S3)", async () => {
    const actor = await makeCustomer("face-fusion", "60", now);
    await buy(actor, `${image}/pack-1000`, now);
    const detail = await tenantTransaction(actor.accountId, (tx) =>
      readService(tx, actor.accountId, serviceOf("face-fusion"), now),
    );
    expect(detail).toMatchObject({
      status: "active",
      firstActivatedAt: now,
      accepted: { version: serviceOf("face-fusion").terms.version, at: now },
      remains: { packs: 3, units: 1_020, quotasInForce: 0, materials: 0 },
    });
    expect(detail.packs.find(({ meter }) => meter === image)).toMatchObject({ packs: 1, remaining: 1_000 });
    expect(detail.modes.get(image)).toMatchObject({ mode: "calls", limit: 20, qpsLimit: 0 });
  });

  test("counts packs that still have something, and used-up ones only where nothing else is left", async () => {
    const actor = await makeCustomer("face-fusion", "1000", now);
    await buy(actor, `${image}/pack-1000`, now, { quantity: 2 });
    const levelAfter = async (calls: number) => {
      await report([call(actor, "FuseFace", calls, now)], now);
      const { packs } = await tenantTransaction(actor.accountId, (tx) =>
        readService(tx, actor.accountId, serviceOf("face-fusion"), now),
      );
      return packs.find(({ meter }) => meter === image);
    };
    expect(await levelAfter(1_200)).toMatchObject({ packs: 1, units: 1_000, remaining: 800 });
    expect(await levelAfter(800)).toMatchObject({ packs: 2, units: 2_000, remaining: 0, nextEnd: null });
  });

  test("says that calls are refused in QPS billing until a quota is in force (S7)", async () => {
    const actor = await makeCustomer("face-fusion", "10000", now);
    const modeIn = async (when: Date) => {
      const detail = await tenantTransaction(actor.accountId, (tx) =>
        readService(tx, actor.accountId, serviceOf("face-fusion"), when),
      );
      return detail.modes.get(image);
    };
    expect(await modeIn(now)).toMatchObject({ mode: "calls", quotaMissing: false });
    await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: true }, now);
    expect(await modeIn(now)).toMatchObject({ mode: "qps", limit: 0, quotaMissing: true });
    await buy(actor, `${image}/qps-day`, now, { qps: 2, terms: 1 });
    expect(await modeIn(now)).toMatchObject({ limit: 2, quotaMissing: false });
    expect(await modeIn(addDays(now, 1))).toMatchObject({ limit: 0, quotaMissing: true });
  });
});
