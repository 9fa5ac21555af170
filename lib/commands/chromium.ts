import { existsSync } from "node:fs";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

/** The system's Chromium where there is one (as root it needs --no-sandbox), Playwright's own elsewhere. */
export const chromiumOptions = {
  ...(system ? { executablePath: system } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
