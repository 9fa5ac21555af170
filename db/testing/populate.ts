import { monthEnd, monthOf } from "@/lib/billing/billing-month";
import type { Actor } from "@/lib/operations/actor";
import { attachContract } from "@/lib/operations/attach-contract";
import { claimFreePack } from "@/lib/operations/claim-free-pack";
import { closeMonth } from "@/lib/operations/close-month";
import { completeSubmittedRefunds } from "@/lib/operations/complete-refunds";
import { createAccountKey } from "@/lib/operations/manage-keys";
import { requestRefund } from "@/lib/operations/request-refund";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";
import { systemTransaction, tenantTransaction } from "../client";
import { newId } from "../ids";
import { saveInvitation, saveMemberChange } from "../members";
import { savePhone, savePreferences } from "../notify";
import { listPacksOfOrder } from "../packs";
import { saveFreeQuotaVersion, savePriceVersion } from "../prices";
import { saveSecurityEvent } from "../security-events";
import { saveViewing } from "../viewings";
import { saveEndpoint } from "../webhooks";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  gift,
  makeAccount,
  material,
  report,
  support,
  topUp,
  voucher,
} from "./arrange";

const now = at("2026-09-10 10:00");
const image = "face-fusion/image-face-fusion";

/** Accounts with rows in every table that belongs to one, their month closed. Returns their ids. */
export async function populate(count: number): Promise<string[]> {
  const actors: Actor[] = [];
  for (let made = 0; made < count; made++) actors.push(await populateOne());
  const [first] = actors;
  if (first) await publish(first);
  const closing = monthEnd(monthOf(now));
  accepted(await closeMonth(monthOf(now), closing));
  await report(
    actors.map((actor) => call(actor, "FuseFace", 1, now)),
    closing,
  );
  return actors.map(({ accountId }) => accountId);
}

/** Money of every kind, packs used, frozen and refunded, a quota, a contract, materials, usage, messages, a key. */
async function populateOne(): Promise<Actor> {
  const actor = await makeAccount("international", now);
  const { accountId } = actor;
  await activate(actor, "face-fusion", now);
  await topUp(actor, "9000", now);
  await gift(actor, "20", now);
  await voucher(actor, { faceValue: "30" }, now);
  accepted(await claimFreePack(actor, image, now));
  await buy(actor, "face-fusion/image-materials/pack-10", now);
  await buy(actor, `${image}/pack-1000`, now);
  const returned = await buy(actor, `${image}/pack-1000`, now, { quantity: 2 });
  const [first, second] = await tenantTransaction(accountId, (tx) =>
    listPacksOfOrder(tx, accountId, returned),
  );
  accepted(await requestRefund(actor, first?.id ?? "", now));
  await completeSubmittedRefunds(now);
  accepted(await requestRefund(actor, second?.id ?? "", now));
  await buy(actor, "face-fusion/video-face-fusion/qps-month", now, { qps: 1, terms: 1 });
  accepted(
    await switchBillingMode(
      actor,
      { meter: "face-fusion/video-face-fusion", mode: "qps", confirmed: false },
      now,
    ),
  );
  const flat = { bounds: "[a,b)" as const, tiers: [{ upTo: null, unitPrice: "0.01" }] };
  accepted(
    await attachContract(
      support(actor),
      accountId,
      { meter: image, effectiveFrom: at("2027-01-01 00:00"), ...flat },
      now,
    ),
  );
  await report(
    [
      call(actor, "FuseFace", 2_500, now),
      call(actor, "DescribeMaterialList", 3, now),
      ...Array.from({ length: 12 }, (_, index) => material(actor, "material.created", `m${index}`, now)),
      material(actor, "material.deleted", "m3", new Date(now.getTime() + 1)),
    ],
    new Date(now.getTime() + 1),
  );
  await createAccountKey(actor, "a key", now);
  await tenantTransaction(accountId, async (tx) => {
    await savePreferences(tx, accountId, [{ kind: "bill_ready", email: true, sms: true }]);
    await savePhone(tx, accountId, "+8613800000000");
    const url = "https://example.com/hook";
    await saveEndpoint(tx, { accountId, id: newId(), url, events: ["bill.ready"], createdAt: now });
  });
  const login = { userId: actor.userId, address: "192.0.2.1", userAgent: "", occurredAt: now };
  await systemTransaction(async (tx) => {
    await saveSecurityEvent(tx, { ...login, kind: "signed_in" });
    await saveSecurityEvent(tx, { ...login, kind: "second_factor_on" });
  });
  await saveFailure(accountId);
  await saveMembersHistory(actor);
  return actor;
}

/** A failure of the billing run that was resolved: the one table that a healthy account has no rows in. */
function saveFailure(accountId: string) {
  return systemTransaction(
    (tx) => tx.sql`
      insert into billing_run_failures (account_id, month, reason, attempts, failed_at, resolved_at)
      values (${accountId}, '2026-09', 'arranged by a test', 1, ${now.toISOString()}, ${now.toISOString()})`,
  );
}

/** Somebody invited and who did it; a member of staff who looked. */
function saveMembersHistory({ accountId, userId }: Actor) {
  const later = new Date(now.getTime() + 60_000);
  return systemTransaction(async (tx) => {
    const asked = { accountId, email: `${newId()}@example.com` };
    await saveInvitation(tx, {
      ...asked,
      id: newId(),
      role: "viewer",
      invitedBy: userId,
      createdAt: now,
      expiresAt: later,
    });
    await saveMemberChange(tx, { ...asked, change: "invited", userId, roleAfter: "viewer", occurredAt: now });
    await saveViewing(tx, { accountId, id: newId(), userId, startedAt: now, endsAt: later });
  });
}

/** A list price and a free quota of a day that no test of these rows comes to. */
function publish({ userId }: Actor) {
  const effectiveFrom = at("2031-01-01 00:00");
  const version = {
    id: "003/2031-01",
    effectiveFrom,
    announcedOn: now,
    reason: "arranged by a test",
    userId,
  };
  return systemTransaction(async (tx) => {
    const tiers = [{ upTo: null, unitPrice: "0.05" }];
    await savePriceVersion(tx, { ...version, meter: image, bounds: "[a,b)", tiers });
    await saveFreeQuotaVersion(tx, { ...version, meter: image, issue: "claim", units: 2_000 });
  });
}
