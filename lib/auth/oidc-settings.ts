import { z } from "zod";

type Source = Readonly<Record<string, string | undefined>>;

const schema = z.object({
  OIDC_ISSUER: z.url({ error: "must be the issuer's address" }),
  OIDC_CLIENT_ID: z.string({ error: "is needed together with OIDC_ISSUER" }).min(1),
  OIDC_CLIENT_SECRET: z.string({ error: "is needed together with OIDC_ISSUER" }).min(1),
  /** What the button says. */
  OIDC_LABEL: z.string().min(1).max(60).default("single sign-on"),
  /** Values of `amr`, any of which means that the provider asked for a second factor; none: ours is asked for. */
  OIDC_MFA_AMR: z.string().default(""),
});

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
  readonly mfaMethods: readonly string[];
}

/** The OpenID provider of this instance; null where it has none. */
export function oidcSettings(source: Source = process.env): OidcSettings | null {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  if (!given.OIDC_ISSUER && !given.OIDC_CLIENT_ID && !given.OIDC_CLIENT_SECRET) return null;
  const read = schema.safeParse(given);
  if (!read.success)
    throw new Error(
      read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n  "),
    );
  const { OIDC_MFA_AMR: amr, ...named } = read.data;
  return {
    issuer: named.OIDC_ISSUER.replace(/\/$/, ""),
    clientId: named.OIDC_CLIENT_ID,
    clientSecret: named.OIDC_CLIENT_SECRET,
    label: named.OIDC_LABEL,
    mfaMethods: amr.split(",").flatMap((method) => method.trim() || []),
  };
}
