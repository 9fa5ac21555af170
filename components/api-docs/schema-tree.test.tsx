import { describe, expect, it } from "vitest";
import { z } from "zod";
import { renderIn } from "@/components/testing/render-in";
import { jsonSchema } from "@/lib/api/openapi/json-schema";
import { SchemaTree, typeText } from "./schema-tree";

describe("the fields of a schema", () => {
  it("are named with their types, nested as in the JSON", () => {
    const schema = z.strictObject({
      month: z.string(),
      lines: z.array(z.strictObject({ amount: z.string().nullable(), open: z.boolean().optional() })),
      note: z.string().optional(),
    });
    const { text } = renderIn("en", <SchemaTree schema={jsonSchema(schema)} />);
    expect(text).toBe("monthstringlinesobject[]amountstring | nullopen?booleannote?string");
  });

  it("say formats, constants and what is taken when nothing is said", () => {
    expect(typeText(jsonSchema(z.iso.datetime()))).toBe("string (date-time)");
    expect(typeText(jsonSchema(z.enum(["USD", "CNY"])))).toBe('"USD" | "CNY"');
    expect(typeText(jsonSchema(z.literal("1.0")))).toBe('"1.0"');
    expect(typeText(jsonSchema(z.boolean().default(true)))).toBe("boolean = true");
    expect(typeText(jsonSchema(z.array(z.int())))).toBe("integer[]");
  });
});
