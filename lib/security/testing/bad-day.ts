import { saveUser } from "@/db/accounts";
import { closePool, systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { answer } from "@/lib/api/respond";
import { noteRefusedAccess, noteRefusedSignIn } from "@/lib/auth/refused";
import { withoutInternals } from "@/lib/auth/without-internals";
import { buildGateway } from "@/lib/gateway/server";
import { signIn } from "@/lib/operations/signing-in/sign-in";
import { onRequestError } from "../../../instrumentation";

/** Everything that is logged when things go wrong, with secrets in hand: a program whose output a test reads. */
const { EMAIL: email = "", PASSWORD: password = "", KEY: key = "" } = process.env;
const headers = { authorization: `Bearer ${key}`, cookie: `facet.session=${key}` };
const client = { address: "192.0.2.77", userAgent: "a browser" };

/** A login twice: the database refuses the row and says which. */
function twice(): Promise<unknown> {
  const login = { email, name: email, passwordHash: password, locale: "en" as const, createdAt: new Date() };
  return systemTransaction(async (tx) => {
    await saveUser(tx, { ...login, id: newId() });
    await saveUser(tx, { ...login, id: newId() });
  });
}

await answer(new Request("http://localhost/x", { headers }), async () => {
  await twice();
  return new Response();
});
await twice().catch((error: unknown) =>
  onRequestError(
    error,
    { path: `/reset-password?token=${key}`, method: "POST", headers },
    {
      routerKind: "App Router",
      routePath: "/reset-password",
      routeType: "action",
      renderSource: undefined as never,
      revalidateReason: undefined,
    },
  ),
);

noteRefusedSignIn("failed", email);
noteRefusedAccess(newId(), "finance.see");

const gateway = await buildGateway({
  webUrl: "http://127.0.0.1:1",
  currentTime: async () => new Date(),
  log: true,
});
await gateway.inject({ url: `/sign-in?email=${email}`, headers });
await closePool();
process.env.DATABASE_URL = "postgres://facet@127.0.0.1:1/none";
const json = { ...headers, "content-type": "application/cloudevents+json" };
await gateway.inject({
  method: "POST",
  url: "/api/v1/usage-events",
  headers: json,
  payload: `{"id":"${email}"}`,
});
await withoutInternals(() => signIn({ email, password, code: null }, client, new Date())).catch(() => {});
await gateway.close();
await closePool();
