import { billOperations } from "./bill-operations";
import type { ApiOperation } from "./operation";
import { usageOperations } from "./usage-operations";

/** Every documented call, in the order in which it is read. */
export const apiOperations: readonly ApiOperation[] = [...usageOperations, ...billOperations];
