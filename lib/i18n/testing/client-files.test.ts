import { describe, expect, it } from "vitest";
import { clientFiles } from "./client-files";

const files: Readonly<Record<string, string>> = {
  "app/page.tsx": 'import { Head } from "@/components/head";\nimport type { Row } from "@/components/row";',
  "components/head.tsx": 'import { Button } from "./button";\nexport { Money } from "./money";',
  "components/button.tsx":
    '"use client";\nimport { save } from "./actions";\nimport "./cn";\nimport("./panel");',
  "components/cn.ts": 'import { clsx } from "clsx";',
  "components/panel.tsx": 'import {\n  Money,\n  type Row,\n} from "./money";',
  "components/money.tsx": "",
  "components/actions.ts": '"use server";\nimport { Money } from "./row";',
  "components/row.tsx": '"use client";',
};
const found = (root: string) => clientFiles([root], (file) => files[file] ?? null).map(({ name }) => name);

describe("the files that reach the browser with a page", () => {
  it("are those that say so and all that they import, at once or later", () => {
    expect(found("app/page.tsx")).toEqual([
      "components/button.tsx",
      "components/cn.ts",
      "components/panel.tsx",
      "components/money.tsx",
    ]);
  });

  it("are none where a component is only rendered on the server", () => {
    expect(found("components/money.tsx")).toEqual([]);
  });
});
