import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import type { DataColumn } from "@/components/ui/data-table-columns";
import { KeyStatus } from "./key-status";

export interface KeyRow {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  /** ISO 8601, as are the others. */
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** The heads of the columns, and what stands where a key was never used. */
type KeyWords = Readonly<
  Record<"label" | "prefix" | "status" | "createdAt" | "lastUsed" | "neverUsed" | "actions", string>
>;

/** The columns of a list of keys, an account's or the platform's; `revoke` is shown with those in force. */
export function keyColumns<Row extends KeyRow>(
  words: KeyWords,
  revoke: (row: Row) => ReactNode,
): DataColumn<Row>[] {
  return [
    { id: "label", header: words.label, value: (row) => row.label, always: true },
    {
      id: "prefix",
      header: words.prefix,
      value: (row) => row.prefix,
      cell: (row) => <code className="font-mono text-xs">{row.prefix}…</code>,
    },
    {
      id: "status",
      header: words.status,
      value: (row) => (row.revokedAt ? "revoked" : "active"),
      searchText: () => "",
      cell: (row) => <KeyStatus status={row.revokedAt ? "revoked" : "active"} />,
    },
    {
      id: "created",
      header: words.createdAt,
      value: (row) => row.createdAt,
      searchText: () => "",
      cell: (row) => <Instant at={row.createdAt} zone={false} />,
    },
    {
      id: "used",
      header: words.lastUsed,
      value: (row) => row.lastUsedAt,
      searchText: () => "",
      cell: (row) =>
        row.lastUsedAt ? (
          <Instant at={row.lastUsedAt} zone={false} />
        ) : (
          <span className="text-muted-foreground">{words.neverUsed}</span>
        ),
    },
    {
      id: "actions",
      header: words.actions,
      value: () => null,
      sortable: false,
      always: true,
      align: "end",
      cell: (row) => (row.revokedAt ? null : revoke(row)),
    },
  ];
}
