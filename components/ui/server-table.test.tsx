import { describe, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { SearchParams } from "./search-params";
import { ServerTable } from "./server-table";

vi.mock("next/navigation", () => ({
  useRouter: () => ({}),
  usePathname: () => "/orders",
  useSearchParams: () => new URLSearchParams(),
}));
vi.mock("next/form", () => ({
  default: ({ children, action }: { children: unknown; action: string }) => (
    <form action={action}>{children as never}</form>
  ),
}));

function table(params: SearchParams, rows = [{ name: "Pack", total: "9.00" }]) {
  return renderIn(
    "en",
    <ServerTable
      label="Orders"
      rows={rows}
      rowKey={(row) => row.name}
      empty="Buy something"
      list={{ path: "/orders", params, keep: ["sort"] }}
      columns={[
        { id: "name", header: "Name", always: true, cell: (row) => row.name },
        { id: "total", header: "Total", cell: (row) => row.total },
      ]}
    />,
  );
}

describe("a list of the server", () => {
  it("leaves out the columns that the URL hides, head and cells", () => {
    expect(table({}).html).toContain("9.00");
    const { html } = table({ hide: "total,name" });
    expect(html).not.toContain("9.00");
    expect(html.match(/<th /g)).toHaveLength(1);
  });

  it("keeps hidden columns and sort order when it is filtered, and begins at the first page", () => {
    const { html } = table({ hide: "total", sort: "oldest", after: "key" });
    expect(html).toContain('name="hide" value="total"');
    expect(html).toContain('name="sort" value="oldest"');
    expect(html).not.toContain('name="after"');
  });

  it("offers the columns that can be hidden, and nothing to choose where there are no rows", () => {
    expect(table({}).html.match(/type="checkbox"/g)).toHaveLength(1);
    const { html, text } = table({}, []);
    expect(text).toBe("Buy something");
    expect(html).not.toContain("checkbox");
  });
});
