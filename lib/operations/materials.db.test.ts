import { describe, expect, test } from "vitest";
import { tenantTransaction } from "@/db/client";
import { listMaterials } from "@/db/materials";
import { listPacks } from "@/db/packs";
import { accepted, at, buy, call, makeCustomer, material, outcomesOf, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { deactivateService } from "./deactivate-service";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const later = (ms: number) => new Date(now.getTime() + ms);
const hour = later(3_600_000);

const created = (actor: Actor, id: string, when = now, more = {}) =>
  material(actor, "material.created", id, when, more);
const deleted = (actor: Actor, id: string, when = now, more = {}) =>
  material(actor, "material.deleted", id, when, more);
const many = (actor: Actor, count: number) =>
  Array.from({ length: count }, (_, index) => created(actor, `m${index}`));
const customer = () => makeCustomer("face-fusion", "1000", now);
const slotsOf = async (actor: Actor) => {
  const packs = await tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
  const left = (origin: string) =>
    packs
      .filter((pack) => pack.meter === "face-fusion/image-materials" && pack.origin === origin)
      .reduce((sum, pack) => sum + pack.remaining, 0);
  return { free: left("free"), purchased: left("purchased") };
};
const existing = async (actor: Actor) =>
  (await tenantTransaction(actor.accountId, (tx) => listMaterials(tx, actor.accountId)))
    .map(({ materialId }) => materialId)
    .sort();

describe("a material (rule U9)", () => {
  test("takes a free slot first, then a purchased one, and is refused at none", async () => {
    const actor = await customer();
    await buy(actor, "face-fusion/image-materials/pack-10", now);
    const outcomes = await outcomesOf(many(actor, 21), now);
    expect(outcomes).toEqual([...Array(20).fill("accepted"), "material_quota_exhausted"]);
    expect(await slotsOf(actor)).toEqual({ free: 0, purchased: 0 });
  });

  test("gives its slot back to the pack it came from", async () => {
    const actor = await customer();
    await buy(actor, "face-fusion/image-materials/pack-10", now);
    await report(many(actor, 12), now);
    await report([deleted(actor, "m11", hour)], hour);
    expect(await slotsOf(actor)).toEqual({ free: 0, purchased: 9 });
    await report([deleted(actor, "m0", hour)], hour);
    expect(await slotsOf(actor)).toEqual({ free: 1, purchased: 9 });
  });

  test("exists once, and can come back after it was deleted", async () => {
    const actor = await customer();
    expect(await outcomesOf([created(actor, "m"), created(actor, "m", later(1))], later(1))).toEqual([
      "accepted",
      "material_exists",
    ]);
    expect(
      await outcomesOf([deleted(actor, "m", later(2)), deleted(actor, "m", later(3))], later(3)),
    ).toEqual(["accepted", "material_unknown"]);
    expect(await outcomesOf([created(actor, "m", later(4))], later(4))).toEqual(["accepted"]);
    expect(await slotsOf(actor)).toEqual({ free: 9, purchased: 0 });
  });

  test("that comes, goes and comes again within one millisecond is one material, and loses no event beside it", async () => {
    const actor = await customer();
    const events = [
      created(actor, "m"),
      deleted(actor, "m"),
      created(actor, "m"),
      call(actor, "DescribeMaterialList", 1, now),
    ];
    expect(await outcomesOf(events, now)).toEqual(Array(4).fill("accepted"));
    expect(await existing(actor)).toEqual(["m"]);
    expect(await slotsOf(actor)).toEqual({ free: 9, purchased: 0 });
  });

  test("of images does not take a slot of videos", async () => {
    const actor = await customer();
    const video = { operation: "CreateVideoMaterial" };
    await report(many(actor, 10), now);
    expect(await outcomesOf([created(actor, "m1", now, video), created(actor, "x")], now)).toEqual([
      "accepted",
      "material_quota_exhausted",
    ]);
  });

  test("is counted once however often it is reported, and is a conflict when it is another one", async () => {
    const actor = await customer();
    const event = created(actor, "m", now, { eventId: "e-1" });
    expect(await outcomesOf([event, event], now)).toEqual(["accepted", "duplicate"]);
    expect(await outcomesOf([event, { ...event, materialId: "other" }], now)).toEqual([
      "duplicate",
      "event_conflict",
    ]);
    const gone = deleted(actor, "m", hour, { eventId: "e-2" });
    expect(await outcomesOf([gone, { ...gone, materialId: "other" }], hour)).toEqual([
      "accepted",
      "event_conflict",
    ]);
    expect(await outcomesOf([gone, { ...gone, materialId: "other" }, event], hour)).toEqual([
      "duplicate",
      "event_conflict",
      "duplicate",
    ]);
    expect(await slotsOf(actor)).toEqual({ free: 10, purchased: 0 });
  });

  test("is refused while the service is deactivated", async () => {
    const actor = await customer();
    accepted(await deactivateService(actor, "face-fusion", true, later(10)));
    expect(await outcomesOf([created(actor, "m", later(10))], later(10))).toEqual(["service_deactivated"]);
  });

  test("of 30 created at once in 10 slots 10 exist, whoever asks", async () => {
    const actor = await customer();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => outcomesOf([created(actor, `p${index}`)], now)),
    );
    expect(answers.flat().filter((outcome) => outcome === "accepted")).toHaveLength(10);
    expect(await existing(actor)).toHaveLength(10);
  });
});
