import type { OAuthConfig } from "next-auth/providers/oauth";
import type { BaseClient, IdTokenClaims, TokenSet } from "openid-client";
import type { Identity } from "@/lib/operations/signing-in/oidc-sign-in";
import type { OidcSettings } from "./oidc-settings";

/** What an ID token says, as far as we ask. */
export interface IdClaims {
  readonly iss: string;
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
  readonly amr?: readonly string[];
}

export const oidcProviderId = "oidc";

/**
 * The authorization code flow with PKCE, state and nonce. The signature of the ID token, its issuer, audience and
 * lifetime are checked by openid-client, which next-auth uses.
 */
export function oidcProvider(settings: OidcSettings): OAuthConfig<IdClaims> {
  return {
    id: oidcProviderId,
    name: settings.label,
    type: "oauth",
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: "openid email" } },
    idToken: true,
    userinfo: { request: ({ client, tokens }) => claimsOf(tokens as TokenSet, client) },
    checks: ["pkce", "state", "nonce"],
    // Who it is of ours is looked up by `signIn`.
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** The ID token was checked by now. Providers that keep the address out of it say it at their userinfo endpoint. */
async function claimsOf(tokens: TokenSet, client: BaseClient): Promise<IdTokenClaims> {
  const claims = tokens.claims();
  // openid-client refuses an answer about anybody else than the token's subject.
  return "email" in claims ? claims : { ...(await client.userinfo<object>(tokens)), ...claims };
}

export function identityOf(claims: IdClaims, { mfaMethods }: OidcSettings): Identity {
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: claims.email ?? null,
    // Some providers write booleans as text.
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
    secondFactor: (claims.amr ?? []).some((method) => mfaMethods.includes(method)),
  };
}
