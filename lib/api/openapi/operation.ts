import type { z } from "zod";
import type { Text } from "@/lib/billing/catalog/types";

/** Who may call: nobody in particular, a gateway with a platform key, or an account with its own key. */
export type Access = "public" | "platform" | "account";

export interface ApiParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: Text;
  readonly example: string;
}

export interface ApiBody {
  readonly contentType: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
}

/** One call of the API, in both languages: the OpenAPI document and the readable page are made from it. */
export interface ApiOperation {
  readonly id: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly access: Access;
  readonly summary: Text;
  readonly description: Text;
  readonly parameters: readonly ApiParameter[];
  readonly requests: readonly ApiBody[];
  readonly response: {
    readonly contentType: string;
    /** Null for files. */
    readonly schema: z.ZodType | null;
    readonly example?: unknown;
  };
  /** Problems it answers with, by status. */
  readonly problems: readonly number[];
}
