import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { capabilities } from "./permissions";

/** Nothing that answers a browser or a program is left out of the permission table, whoever adds it. */
const files = [...walk("app"), ...walk("lib/auth"), ...walk("lib/gateway"), ...walk("lib/api")].filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file),
);

/** What everybody may open, on purpose. */
const open = [
  ...["page.tsx", "docs/api/page.tsx", "not-found.tsx"],
  ...["(auth)/sign-in/page.tsx", "(auth)/sign-up/page.tsx", "(auth)/second-factor/page.tsx"],
  ...["(auth)/forgot-password/page.tsx", "(auth)/reset-password/page.tsx", "(auth)/verify-email/page.tsx"],
  // The link itself says who may: it is mailed to one address.
  "(auth)/invitation/[token]/page.tsx",
  // Signing in, the payment provider's signed report, and what is stored nowhere and needs no key.
  ...["api/auth/[...nextauth]/route.ts", "api/payments/stripe/route.ts"],
  ...["calculator/page.tsx", "calculator/scenario/route.ts"],
  ...["api/v1/openapi.json/route.ts", "api/v1/price-estimates/route.ts"],
].map((file) => `app/${file}`);
/** What anybody who is signed in does to their own login. */
const own = /\b(loginAction|answerForm|currentSession|currentVisitor)\b/;

const asks =
  /\b(?:requireCustomer|requireStaff|customerAction|staffAction|requireAccountKey|may)(?:<[^>]*>)?\(\s*(?:[\w.()]+,\s*)?"([\w.]+)"/g;

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
}

/** A file with what it imports from beside it: a page may leave the asking to its reader. */
function sourceOf(file: string): string {
  const text = readFileSync(file, "utf8");
  const beside = [...text.matchAll(/from "(\.{1,2}\/[^"]+)"/g)].flatMap(([, path]) =>
    [".ts", ".tsx"]
      .map((ending) => join(dirname(file), `${path}${ending}`))
      .filter((each) => existsSync(each)),
  );
  return [text, ...beside.map((each) => readFileSync(each, "utf8"))].join("\n");
}

const asked = (text: string) => [...text.matchAll(asks)].map(([, capability]) => capability);

describe("the permission table", () => {
  it.each(files.filter((file) => /^app\/.*(page\.tsx|route\.ts)$/.test(file) && !open.includes(file)))(
    "is asked by %s",
    (file) => {
      const source = sourceOf(file);
      if (file.startsWith("app/security/")) expect(source).toMatch(own);
      else expect(asked(source)).not.toEqual([]);
    },
  );

  it("names only pages and routes that are there among those open to everybody", () => {
    expect(open.filter((file) => !existsSync(file))).toEqual([]);
  });

  const actions = files.filter((file) => readFileSync(file, "utf8").startsWith('"use server"'));
  it.each(actions)("is asked by every action of %s", (file) => {
    const text = readFileSync(file, "utf8");
    const helpers = [...text.matchAll(/^(?:async )?function (\w+)[\s\S]*?^}/gm)].filter(
      ([body]) => asked(body).length > 0 || own.test(body),
    );
    for (const [body, name] of text.matchAll(/^export async function (\w+)[\s\S]*?^}/gm)) {
      const byHelper = helpers.some(([, helper]) => body.includes(`${helper}(`));
      expect(asked(body).length > 0 || own.test(body) || byHelper, `${file} ${name}`).toBe(true);
    }
  });

  it("has no capability that nothing asks for", () => {
    const everywhere = files.flatMap((file) => asked(readFileSync(file, "utf8")));
    expect(capabilities.filter((capability) => !everywhere.includes(capability))).toEqual([]);
  });

  it("is the only place that knows roles: no page, action or operation compares one", () => {
    const comparing = [...files, ...walk("lib/operations"), ...walk("components")]
      .filter(
        (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file) && !file.startsWith("lib/auth/permissions"),
      )
      .filter((file) =>
        /\b(?:customer|visitor|staff|viewer)\w*\.(?:role|staffRole) ?[!=]==/.test(readFileSync(file, "utf8")),
      );
    expect(comparing).toEqual([]);
  });
});
