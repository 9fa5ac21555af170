import NextAuth from "next-auth";
import { decode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { freshDatabase } from "@/db/testing/fresh-database";
import { readSession } from "@/lib/operations/signing-in/read-session";
import { enrol, enter, instanceKeys, mailsTo, makeLogin } from "@/lib/operations/signing-in/testing/logins";
import { authOptions } from "./options";
import {
  clientId,
  clientSecret,
  startOpenIdProvider,
  type TestOpenIdProvider,
} from "./testing/openid-provider";

freshDatabase();
instanceKeys();

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "test" }),
  cookies: async () => ({ has: () => true }),
}));

const url = "http://localhost:3000";
let provider: TestOpenIdProvider;
beforeEach(async () => {
  // The provider says at length that it is not set up for production.
  for (const word of ["info", "warn"] as const) vi.spyOn(console, word).mockImplementation(() => {});
  provider = await startOpenIdProvider(`${url}/api/auth/callback/oidc`, {
    sub: newId(),
    email: "nobody@example.com",
    emailVerified: true,
  });
  vi.stubEnv("NEXTAUTH_URL", url);
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", clientId);
  vi.stubEnv("OIDC_CLIENT_SECRET", clientSecret);
});
afterEach(() => provider.close());

/** A browser: its cookies of ours and of the provider. */
class Browser {
  readonly ours: Record<string, string> = {};
  readonly theirs: Record<string, string> = {};

  async ask(method: string, path: string, body?: Record<string, string>): Promise<string> {
    const { pathname, searchParams } = new URL(path, url);
    const nextauth = pathname.replace("/api/auth/", "").split("/");
    const query = { ...Object.fromEntries(searchParams), nextauth };
    const request = { method, query, cookies: this.ours, headers: {}, body };
    let answer = "";
    const headers: Record<string, string | string[]> = {};
    const response = {
      getHeader: (name: string) => headers[name],
      setHeader: (name: string, value: string | string[]) => {
        headers[name] = value;
        return response;
      },
      status: () => response,
      json: (value: unknown) => {
        answer = JSON.stringify(value);
      },
      send: (value: unknown) => {
        answer = typeof value === "string" ? value : JSON.stringify(value);
      },
      end: () => {},
    };
    await NextAuth(request as never, response as never, { ...authOptions(), logger: { error: () => {} } });
    for (const cookie of [headers["Set-Cookie"] ?? []].flat()) keep(this.ours, cookie);
    return [headers.Location ?? answer].flat()[0] ?? "";
  }

  /** Presses the button, goes through the provider, and comes back; returns where it ends. */
  async signIn(change: (callback: URL) => void = () => {}): Promise<string> {
    const { csrfToken } = JSON.parse(await this.ask("GET", "/api/auth/csrf")) as { csrfToken: string };
    let next = await this.ask("POST", "/api/auth/signin/oidc", { csrfToken, callbackUrl: "/bills" });
    while (next.startsWith(provider.issuer) || next.startsWith("/")) {
      const cookie = Object.entries(this.theirs)
        .map(([name, value]) => `${name}=${value}`)
        .join("; ");
      const response = await fetch(new URL(next, provider.issuer), {
        redirect: "manual",
        headers: { cookie },
      });
      for (const set of response.headers.getSetCookie()) keep(this.theirs, set);
      next = response.headers.get("location") ?? `no redirect: ${response.status} ${await response.text()}`;
    }
    const callback = new URL(next);
    change(callback);
    return this.ask("GET", callback.pathname + callback.search);
  }

  async session() {
    const secret = process.env.NEXTAUTH_SECRET ?? "";
    const token = await decode({ token: this.ours["facet.session"], secret }).catch(() => null);
    const key = token?.sessionKey;
    return typeof key === "string" ? systemTransaction((tx) => readSession(tx, key, new Date())) : null;
  }
}

/** What a browser remembers of a Set-Cookie header. */
function keep(jar: Record<string, string>, header: string): void {
  const [name = "", value = ""] = (header.split(";")[0] ?? "").split(/=(.*)/);
  if (value === "") delete jar[name];
  else jar[name] = decodeURIComponent(value);
}

describe("single sign-on", () => {
  test("opens a session of the login with that address, links it, and tells its person", async () => {
    const user = await makeLogin();
    provider.person = { ...provider.person, email: user.email };
    const browser = new Browser();
    expect(await browser.signIn()).toBe(`${url}/bills`);
    expect(await browser.session()).toMatchObject({
      user: { id: user.id },
      session: { method: "oidc", secondFactorAt: null },
      missing: null,
    });
    expect((await mailsTo(user)).map(({ kind }) => kind)).toEqual(["identity_linked"]);
  });

  test("goes by the link from then on, whatever address the provider says", async () => {
    const [user, other] = [await makeLogin(), await makeLogin()];
    provider.person = { ...provider.person, email: user.email };
    await new Browser().signIn();
    provider.person = { ...provider.person, email: other.email };
    const browser = new Browser();
    await browser.signIn();
    expect((await browser.session())?.user.id).toBe(user.id);
  });

  test.each([
    ["an address nobody of ours has", {}, { emailVerified: true }],
    ["an address the provider has not verified", { emailVerified: false }, { emailVerified: true }],
    ["an address we have not verified", {}, { emailVerified: false }],
  ])("does not open for %s", async (reason, atProvider, ofOurs) => {
    const user = await makeLogin(ofOurs);
    const email = reason.startsWith("an address nobody") ? `${newId()}@example.com` : user.email;
    provider.person = { ...provider.person, email, ...atProvider };
    const browser = new Browser();
    expect(await browser.signIn()).toBe("/sign-in?error=notOurs");
    expect(await browser.session()).toBeNull();
  });

  test("goes on asking for our second factor, unless the provider's counts and it asked for one", async () => {
    const user = await makeLogin({ staff: true });
    await enrol((await enter(user)).me);
    const missing = async (amr?: string[]) => {
      provider.person = { ...provider.person, email: user.email, ...(amr ? { amr } : {}) };
      const browser = new Browser();
      await browser.signIn();
      return (await browser.session())?.missing;
    };
    expect(await missing(["pwd", "mfa"])).toBe("code");
    vi.stubEnv("OIDC_MFA_AMR", "mfa");
    expect(await missing(["pwd", "mfa"])).toBeNull();
    expect(await missing(["pwd"])).toBe("code");
  });

  test.each([
    ["another state", (callback: URL) => callback.searchParams.set("state", "made-up")],
    ["a code that was made up", (callback: URL) => callback.searchParams.set("code", "made-up")],
  ])("refuses an answer with %s", async (_, change) => {
    const user = await makeLogin();
    provider.person = { ...provider.person, email: user.email };
    const browser = new Browser();
    expect(await browser.signIn(change)).toContain("error=OAuthCallback");
    expect(await browser.session()).toBeNull();
  });

  test.each(["pkce.code_verifier", "nonce"])(
    "refuses an answer in a browser that lost its %s",
    async (name) => {
      const user = await makeLogin();
      provider.person = { ...provider.person, email: user.email };
      const browser = new Browser();
      const lose = () => {
        for (const cookie of Object.keys(browser.ours))
          if (cookie.endsWith(name)) delete browser.ours[cookie];
      };
      expect(await browser.signIn(lose)).toContain("error=OAuthCallback");
      expect(await browser.session()).toBeNull();
    },
  );

  test("leads back to this site only", async () => {
    const browser = new Browser();
    const { csrfToken } = JSON.parse(await browser.ask("GET", "/api/auth/csrf")) as { csrfToken: string };
    for (const callbackUrl of ["https://evil.example/", "//evil.example", "javascript:alert(1)"]) {
      await browser.ask("POST", "/api/auth/signin/oidc", { csrfToken, callbackUrl });
      expect(new URL(browser.ours["next-auth.callback-url"] ?? "").origin).toBe(url);
    }
  });
});
