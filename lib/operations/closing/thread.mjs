import { register } from "tsx/esm/api";

// Node does not carry the loader of TypeScript into its threads.
register();
await import("./thread.ts");
