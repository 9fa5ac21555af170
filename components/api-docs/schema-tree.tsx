import type { JsonSchema } from "@/lib/api/openapi/json-schema";

/** The fields of a schema, nested as in the JSON itself. Names and types are those of JSON, in every language. */
export function SchemaTree({ schema }: { schema: JsonSchema }) {
  const inner = fieldsOf(schema);
  if (!inner) return <code className="text-muted-foreground text-xs">{typeText(schema)}</code>;
  const { properties = {}, required = [] } = inner;
  return (
    <ul className="grid gap-1 border-border border-s ps-3">
      {Object.entries(properties).map(([name, field]) => (
        <li key={name} className="grid gap-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <code className="text-xs">
              {name}
              {required.includes(name) ? "" : "?"}
            </code>
            <code className="text-muted-foreground text-xs">{typeText(field)}</code>
          </span>
          {fieldsOf(field) ? <SchemaTree schema={field} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** The object inside: itself, the items of a list, or the first alternative that has fields. */
function fieldsOf(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema;
  if (schema.items) return fieldsOf(schema.items);
  for (const alternative of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const inner = fieldsOf(alternative);
    if (inner) return inner;
  }
  return null;
}

export function typeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeText))].join(" | ");
  if (schema.type === "array") return `${schema.items ? typeText(schema.items) : "any"}[]`;
  const named = [schema.type ?? "any"].flat().join(" | ");
  const type = schema.format ? `${named} (${schema.format})` : named;
  return schema.default === undefined ? type : `${type} = ${JSON.stringify(schema.default)}`;
}
