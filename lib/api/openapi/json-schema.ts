import { z } from "zod";

/** A JSON Schema, as far as the documents here need to look into it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** What a caller sends or receives, from the schema that reads or writes it. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    // What comes in, before it is turned into the rulebook's values.
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema: made }) => {
      // `format` says the same, and can be read.
      if (made.format) delete made.pattern;
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
    },
  });
  return rest as JsonSchema;
}
