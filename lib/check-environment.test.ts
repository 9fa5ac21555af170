import { expect, it } from "vitest";
import { checkEnvironment } from "./check-environment";

const complete = {
  DATABASE_URL: "postgres://facet@db/facet",
  NEXTAUTH_SECRET: "x".repeat(32),
  NEXTAUTH_URL: "https://console.example.com",
  AUTH_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};

it("lets a complete environment pass, for each process", () => {
  for (const name of ["web", "gateway", "worker"] as const)
    expect(() => checkEnvironment(name, complete)).not.toThrow();
});

it.each([
  ["web", { NEXTAUTH_SECRET: undefined }, "NEXTAUTH_SECRET"],
  ["web", { NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET"],
  ["web", { AUTH_ENCRYPTION_KEY: undefined }, "AUTH_ENCRYPTION_KEY"],
  ["web", { AUTH_ENCRYPTION_KEY: "c2hvcnQ=" }, "AUTH_ENCRYPTION_KEY"],
  ["web", { NEXTAUTH_URL: "http://console.example.com" }, "NEXTAUTH_URL"],
  ["web", { STRIPE_SECRET_KEY: "sk_live_1" }, "STRIPE_WEBHOOK_SECRET"],
  ["web", { OIDC_ISSUER: "https://id.example.com" }, "OIDC_CLIENT_ID"],
  ["gateway", { DATABASE_URL: undefined }, "DATABASE_URL"],
  ["gateway", { TRUSTED_PROXIES: "the proxy" }, "TRUSTED_PROXIES"],
  ["worker", { INSTANCE: "staging" }, "INSTANCE"],
] as const)("says what %s misses: %j", (name, change, variable) => {
  expect(() => checkEnvironment(name, { ...complete, ...change })).toThrow(variable);
});

it("says everything that is wrong at once", () => {
  const message = () => checkEnvironment("web", { OIDC_ISSUER: "https://id.example.com" });
  for (const variable of ["DATABASE_URL", "NEXTAUTH_URL", "AUTH_ENCRYPTION_KEY", "OIDC_CLIENT_SECRET"])
    expect(message).toThrow(variable);
});

it("allows what is not encrypted on this machine only", () => {
  for (const url of ["http://localhost:3000", "http://127.0.0.1:3000"])
    expect(() => checkEnvironment("web", { ...complete, NEXTAUTH_URL: url })).not.toThrow();
});

it("asks the intake for its database and its log, and for no secret of the console", () => {
  const enough = { DATABASE_URL: "postgres://db/facet", NATS_URL: "nats://log:4222" };
  expect(() => checkEnvironment("intake", enough)).not.toThrow();
  expect(() => checkEnvironment("intake", {})).toThrow(/DATABASE_URL[\s\S]*NATS_URL/);
});
