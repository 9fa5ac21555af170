import { loadModule, parse } from "libpg-query";

/** A node of PostgreSQL's own parse tree. */
type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/**
 * The tables of accounts that a statement touches without saying whose: neither compared nor joined by `account_id` (of
 * `accounts`: by `id`) in the query that names them, nor inserted with it. Empty: it can be sent to one shard.
 */
export async function tablesWithoutAccount(statement: string, owned: ReadonlySet<string>): Promise<string[]> {
  await loadModule();
  const tree: unknown = await parse(statement);
  const found = new Set<string>();
  visit(tree, new Set(), (query, names) => {
    const keys = columnsOf(query);
    for (const table of tablesOf(query)) {
      if (!owned.has(table) || names.has(table)) continue;
      if (!keys.has("account_id") && !(table === "accounts" && keys.has("id"))) found.add(table);
    }
  });
  return [...found].sort();
}

const queryKinds = new Set(["SelectStmt", "UpdateStmt", "DeleteStmt", "InsertStmt"]);

/** Calls `look` with every query of the tree and the names that `with` gives inside it. */
function visit(
  node: unknown,
  names: ReadonlySet<string>,
  look: (query: Node, names: ReadonlySet<string>) => void,
): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, names, look);
    return;
  }
  if (!isNode(node)) return;
  for (const [kind, inner] of Object.entries(node)) {
    if (queryKinds.has(kind) && isNode(inner)) {
      const inside = new Set([...names, ...namesOfWith(inner)]);
      look({ kind, ...inner }, inside);
      visit(inner, inside, look);
    } else {
      visit(inner, names, look);
    }
  }
}

function namesOfWith(query: Node): string[] {
  const clause = query.withClause;
  const ctes = isNode(clause) && Array.isArray(clause.ctes) ? clause.ctes : [];
  return ctes.flatMap((cte: unknown) => {
    const inner = isNode(cte) ? cte.CommonTableExpr : undefined;
    return isNode(inner) && typeof inner.ctename === "string" ? [inner.ctename] : [];
  });
}

/** Tables that the query itself reads or writes, without those of its subqueries. */
function tablesOf(query: Node): string[] {
  const target = isNode(query.relation) ? [query.relation.relname] : [];
  return [...target, ...rangesOf(query.fromClause), ...rangesOf(query.usingClause)].filter(
    (name): name is string => typeof name === "string",
  );
}

function rangesOf(clause: unknown): unknown[] {
  if (Array.isArray(clause)) return clause.flatMap(rangesOf);
  if (!isNode(clause)) return [];
  if (isNode(clause.RangeVar)) return [clause.RangeVar.relname];
  if (isNode(clause.JoinExpr)) return [...rangesOf(clause.JoinExpr.larg), ...rangesOf(clause.JoinExpr.rarg)];
  return [];
}

/** Columns in the conditions and joins of the query, and those it inserts. */
function columnsOf(query: Node): Set<string> {
  const columns = new Set<string>();
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) collect(each);
    } else if (isNode(node)) {
      if (isNode(node.ColumnRef)) {
        const fields = Array.isArray(node.ColumnRef.fields) ? node.ColumnRef.fields : [];
        const last: unknown = fields.at(-1);
        if (isNode(last) && isNode(last.String)) columns.add(String(last.String.sval));
      } else {
        for (const inner of Object.values(node)) collect(inner);
      }
    }
  };
  collect(query.whereClause);
  const joins = (clause: unknown): void => {
    if (Array.isArray(clause)) {
      for (const each of clause) joins(each);
    } else if (isNode(clause) && isNode(clause.JoinExpr)) {
      const { quals, usingClause, larg, rarg } = clause.JoinExpr;
      collect(quals);
      for (const name of Array.isArray(usingClause) ? usingClause : []) {
        if (isNode(name) && isNode(name.String)) columns.add(String(name.String.sval));
      }
      joins(larg);
      joins(rarg);
    }
  };
  joins(query.fromClause);
  if (query.kind === "InsertStmt" && Array.isArray(query.cols)) {
    for (const col of query.cols) {
      if (isNode(col) && isNode(col.ResTarget)) columns.add(String(col.ResTarget.name));
    }
  }
  return columns;
}
