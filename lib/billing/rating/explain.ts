import { currencyOf, findMeter, serviceOfMeter } from "../catalog/catalog";
import type { Locale } from "../catalog/types";
import { countText } from "../count-text";
import { amountString, type Currency } from "../money";
import { moneyText } from "../money-text";
import type { RatedLine } from "./rate-month";
import { isAnyVolume, tierText } from "./tier-text";

/** One sentence in which a customer can check a line with a calculator. */
export function explainLine(line: RatedLine, locale: Locale): string {
  const service = serviceOfMeter(line.meter);
  const meter = findMeter(line.meter);
  if (service === undefined || meter === undefined) throw new Error(`Not a meter of calls: ${line.meter}`);
  const coverage = coverageText(line, locale);
  const price = priceText(line, currencyOf(service.site), locale);
  return locale === "en" ? `${coverage}; ${price}.` : `${coverage}；${price}。`;
}

const covers = {
  en: {
    free: "from free packs",
    gifted: "from gifted packs",
    purchased: "from purchased packs",
    qps: "on QPS quota",
    refused: "refused while stopped",
  },
  zh: {
    free: "次免费资源包抵扣",
    gifted: "次赠送资源包抵扣",
    purchased: "次已购资源包抵扣",
    qps: "次 QPS 配额",
    refused: "次停服期间被拒绝",
  },
} as const;

/** `52,000,000 calls − 10,000 from free packs − … = 1,990,000 billable calls`. */
function coverageText(line: RatedLine, locale: Locale): string {
  const covered = { ...line.covered, refused: line.refused };
  const kinds = ["free", "gifted", "purchased", "qps", "refused"] as const;
  const taken = kinds
    .filter((kind) => covered[kind] > 0)
    .map((kind) => ` − ${countText(covered[kind])} ${covers[locale][kind]}`);
  const calls = locale === "en" ? english(line.calls, "call") : `${countText(line.calls)} 次调用`;
  const billable =
    locale === "en" ? english(line.billable, "billable call") : `${countText(line.billable)} 次计费调用`;
  return `${calls}${taken.join("")} = ${billable}`;
}

function english(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function priceText(line: RatedLine, currency: Currency, locale: Locale): string {
  if (line.billable === 0) return locale === "en" ? "nothing to pay" : "无需付费";
  if (line.unitPrice === null || line.amount === null) {
    return locale === "en"
      ? "no price is published for this volume, so nothing is charged until a contract price is agreed"
      : "该用量没有公开价格，约定合同价之前不收取费用";
  }
  const unitPrice = moneyText({ currency, amount: amountString(line.unitPrice) }, locale);
  const amount = moneyText({ currency, amount: amountString(line.amount, 2) }, locale);
  const count = countText(line.billable);
  const table = tableText(line, locale);
  return locale === "en"
    ? `${table} prices all of them at ${unitPrice}: ${count} × ${unitPrice} = ${amount}`
    : `按${table}，全部按 ${unitPrice} 计：${count} × ${unitPrice} = ${amount}`;
}

/** Which price it is, with its tier where the source has more than one. */
function tableText(line: RatedLine, locale: Locale): string {
  const source = sourceText(line, locale);
  // One price at any volume has no tier to name.
  if (line.tier === null || isAnyVolume(line.tier)) return source.trim();
  const tier = tierText(line.tier, locale);
  return locale === "en" ? `tier “${tier}” of ${source}` : `${source}“${tier}”一档`;
}

function sourceText({ priceSource }: RatedLine, locale: Locale): string {
  if (priceSource?.kind === "contract") return locale === "en" ? "your contract price" : "您的合同价";
  const version = priceSource?.version ?? "";
  return locale === "en" ? `list price ${version}` : `刊例价 ${version} `;
}
