import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A folder for an embedded PostgreSQL that is thrown away afterwards. Everybody may pass through it: the server may run
 * as another OS user, and would otherwise put its data elsewhere, where nobody cleans up.
 */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}
