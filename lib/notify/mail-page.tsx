import type { CSSProperties } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Locale } from "@/lib/billing/catalog/types";

export interface MailWords {
  readonly locale: Locale;
  readonly product: string;
  readonly title: string;
  readonly greeting: string;
  readonly text: string;
  readonly action: string;
  readonly url: string;
  readonly footer: string;
  /** Where the reader chooses what to be told; null where there is nothing to choose. */
  readonly more: { readonly text: string; readonly url: string } | null;
}

const fonts = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', sans-serif";
const styles = {
  body: { margin: 0, padding: 24, background: "#f4f5f7", color: "#1c2430", fontFamily: fonts },
  card: {
    maxWidth: 560,
    margin: "0 auto",
    padding: 28,
    background: "#ffffff",
    border: "1px solid #dfe3e8",
    borderRadius: 8,
  },
  product: { margin: "0 0 20px", fontSize: 14, fontWeight: 600, color: "#1f5fbf" },
  title: { margin: "0 0 16px", fontSize: 20, lineHeight: 1.35 },
  text: { margin: "0 0 16px", fontSize: 15, lineHeight: 1.6 },
  button: {
    display: "inline-block",
    padding: "10px 18px",
    background: "#1f5fbf",
    color: "#ffffff",
    borderRadius: 6,
    fontSize: 15,
    textDecoration: "none",
  },
  footer: { maxWidth: 560, margin: "16px auto 0", fontSize: 12, lineHeight: 1.6, color: "#566070" },
  link: { color: "#1f5fbf" },
} satisfies Record<string, CSSProperties>;

/**
 * A mail as a page: no script, no image, nothing fetched, styles inline because mail programs drop the others. React
 * writes it, so that names and reasons that people typed are escaped wherever they stand.
 */
export function mailPage(words: MailWords): string {
  return `<!doctype html>${renderToStaticMarkup(<MailPage {...words} />)}`;
}

function MailPage(words: MailWords) {
  return (
    <html lang={words.locale === "zh" ? "zh-CN" : "en"}>
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next.js. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{words.title}</title>
      </head>
      <body style={styles.body}>
        <div style={styles.card}>
          <p style={styles.product}>{words.product}</p>
          <h1 style={styles.title}>{words.title}</h1>
          <p style={styles.text}>{words.greeting}</p>
          <p style={styles.text}>{words.text}</p>
          <a href={words.url} style={styles.button}>
            {words.action}
          </a>
        </div>
        <p style={styles.footer}>
          {words.footer}{" "}
          {words.more ? (
            <a href={words.more.url} style={styles.link}>
              {words.more.text}
            </a>
          ) : null}
        </p>
      </body>
    </html>
  );
}
