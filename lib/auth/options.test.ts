import { afterEach, describe, expect, it, vi } from "vitest";
import { sessionCookie } from "./cookies";
import { identityOf } from "./oidc";
import { oidcSettings } from "./oidc-settings";
import { authOptions } from "./options";

afterEach(() => void vi.unstubAllEnvs());

describe("the session's cookie", () => {
  it("is this host's alone and travels encrypted only, where the console is open to others", () => {
    expect(sessionCookie("https://console.example.com")).toEqual({
      name: "__Host-facet.session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });

  it("does without the prefix on one's own machine, where browsers would drop it", () => {
    expect(sessionCookie("http://localhost:3000")).toMatchObject({
      name: "facet.session",
      options: { httpOnly: true, secure: false },
    });
  });
});

describe("what next-auth keeps", () => {
  it("is the session's key in the cookie, and nothing that scripts of a page could ask for", async () => {
    const { callbacks } = authOptions();
    const user = { id: "u", name: "Ada", email: "ada@example.com", sessionKey: "key" };
    const token = await callbacks?.jwt?.({ token: { name: "Ada" }, user } as never);
    expect(token).toEqual({ sessionKey: "key" });
    const session = { expires: "2026-11-20T20:00:00Z", user };
    expect(await callbacks?.session?.({ session, token } as never)).toEqual({ expires: session.expires });
  });

  it("lets nobody in whom neither the password nor the provider let in", async () => {
    const signIn = authOptions().callbacks?.signIn;
    expect(await signIn?.({ user: { id: "u" }, account: { provider: "another" } } as never)).toBe(false);
  });
});

describe("the OpenID provider", () => {
  const named = {
    OIDC_ISSUER: "https://id.example.com/",
    OIDC_CLIENT_ID: "console",
    OIDC_CLIENT_SECRET: "s",
  };

  it("is none unless it is named, and named whole", () => {
    expect(oidcSettings({})).toBeNull();
    expect(oidcSettings(named)).toMatchObject({ issuer: "https://id.example.com", mfaMethods: [] });
    for (const name of Object.keys(named))
      expect(() => oidcSettings({ ...named, [name]: undefined })).toThrow(name);
  });

  it("asks with PKCE, state and nonce", () => {
    for (const [name, value] of Object.entries(named)) vi.stubEnv(name, value);
    const provider = authOptions().providers.find(({ id }) => id === "oidc");
    expect(provider).toMatchObject({ checks: ["pkce", "state", "nonce"], idToken: true });
  });

  it("counts as a second factor only for the methods that are named", () => {
    const settings = oidcSettings({ ...named, OIDC_MFA_AMR: "mfa, hwk" });
    const counts = (amr?: string[]) =>
      settings && identityOf({ iss: "i", sub: "s", ...(amr ? { amr } : {}) }, settings).secondFactor;
    expect([counts(["pwd", "hwk"]), counts(["pwd"]), counts()]).toEqual([true, false, false]);
    const none = oidcSettings(named);
    expect(none && identityOf({ iss: "i", sub: "s", amr: ["mfa"] }, none).secondFactor).toBe(false);
  });

  it("must say in so many words that an address is verified", () => {
    const settings = oidcSettings(named);
    const verified = (email_verified?: boolean | string) =>
      settings &&
      identityOf(
        { iss: "i", sub: "s", ...(email_verified === undefined ? {} : { email_verified }) },
        settings,
      ).emailVerified;
    expect([verified(true), verified("true"), verified(false), verified("yes"), verified()]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
