import { errorCode, isConnectionLost } from "@/db/lost-connection";

/** Classes of SQLSTATE that no request is the cause of: connection, resources, shutting down. */
const outageClasses = new Set(["08", "53", "57"]);

/** Whether the database is away or not able, rather than refusing what a request brought. */
export function isOutage(error: unknown): boolean {
  return isConnectionLost(error) || outageClasses.has(errorCode(error).slice(0, 2));
}
