import http from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export interface TestPerson {
  readonly sub: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly amr?: readonly string[];
}

export interface TestOpenIdProvider {
  readonly issuer: string;
  /** Who is sitting at the provider's sign-in page. */
  person: TestPerson;
  readonly close: () => Promise<void>;
}

export const clientId = "console";
export const clientSecret = "the console's secret at the provider";

/** A real OpenID provider in this process that asks nothing: whoever comes is `person`. */
export async function startOpenIdProvider(
  redirectUri: string,
  person: TestPerson,
): Promise<TestOpenIdProvider> {
  const server = http.createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const test: TestOpenIdProvider = {
    issuer,
    person,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    // Refuses requests without PKCE, so the test would notice if we left it out.
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: test.person.email, email_verified: test.person.emailVerified }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId,
        accountId: ctx.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["a key of this test"] },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const { sub, amr } = test.person;
    const login = { accountId: sub, ...(amr ? { amr: [...amr] } : {}) };
    void provider.interactionFinished(request, response, { login });
  });
  return test;
}
