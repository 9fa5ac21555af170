import { newId } from "@/db/ids";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { Decision } from "@/lib/billing/decision";
import { activateService } from "@/lib/operations/activate-service";
import type { Actor } from "@/lib/operations/actor";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { signUp } from "@/lib/operations/sign-up";

export interface World {
  readonly actors: readonly Actor[];
  readonly staffId: string;
  readonly platformKey: string;
}

/** Customers with a service, and the key that their gateways report with. */
export async function makeWorld(customers: number, now: Date): Promise<World> {
  const actors: Actor[] = [];
  for (let i = 0; i < customers; i++) actors.push(await makeCustomer(i, now));
  const [first] = actors;
  if (!first) throw new Error("Nobody to torture the console with");
  const staffId = first.userId;
  const { key } = await createPlatformKey({ userId: staffId, reason: "torture" }, "torture", now);
  return { actors, staffId, platformKey: key };
}

async function makeCustomer(number: number, now: Date): Promise<Actor> {
  const made = insist(
    await signUp(
      {
        site: "international",
        accountName: `Tortured ${number + 1}`,
        userName: "Tortured",
        email: `torture-${newId()}@demo.example`,
        passwordHash: "-",
        emailVerified: true,
        locale: "en",
      },
      now,
    ),
  );
  const actor = { accountId: made.accountId, userId: made.userId };
  const service = serviceOf("face-fusion");
  insist(await activateService(actor, { service: service.id, acceptedTerms: service.terms.version }, now));
  return actor;
}

function insist<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Error(`Refused: ${decision.refusal.code}`);
}
