import type { Locale, Site } from "@/lib/billing/catalog/types";

/** Every demo login has this password; demo instances only. */
export const demoPassword = "facet-demo-2026";

/** And each of its staff this secret in their authenticator app; `npm run demo:code` prints the code of the moment. */
export const demoTotpSecret = "FACETDEMOFACETDEMOFACETDEMOFACET";

export interface Persona {
  readonly key: string;
  readonly site: Site;
  readonly email: string;
  readonly name: string;
  readonly account: string;
  readonly locale: Locale;
  readonly description: string;
}

const international = (key: string, name: string, account: string, description: string): Persona => ({
  key,
  site: "international",
  email: `${key}@demo.example`,
  name,
  account,
  locale: "en",
  description: `international · ${description}`,
});

const china = (key: string, name: string, account: string, description: string): Persona => ({
  key: `${key}-cn`,
  site: "china",
  email: `${key}-cn@demo.example`,
  name,
  account,
  locale: "zh",
  description: `中国站 · ${description}`,
});

/** One customer for each situation the console must handle, on both sites. */
export const personas = {
  new: international("new", "Nora Lind", "Harbor Labs", "new customer, nothing activated"),
  prepaid: international("prepaid", "Priya Nair", "Lumen Studio", "prepaid packs, one refundable"),
  payg: international("payg", "Paul Weber", "Kestrel Bank", "pay-as-you-go, three months of bills"),
  overdue: international("overdue", "Olga Petrova", "Mosaic Events", "overdue, the stop is running"),
  stopped: international("stopped", "Sam Okafor", "Tandem Rides", "stopped for arrears"),
  qps: international("qps", "Quinn Harper", "Photon Booths", "QPS billing"),
  contract: international(
    "contract",
    "Carla Ruiz",
    "Atlas Security",
    "contract prices, one meter waiting for a quote",
  ),
  newCn: china("new", "林晓", "启明科技", "新客户，尚未开通服务"),
  prepaidCn: china("prepaid", "陈默", "云舟影像", "预付费资源包"),
  paygCn: china("payg", "王磊", "安信支付", "后付费，含冻结"),
  overdueCn: china("overdue", "赵敏", "晨光教育", "欠费，即将停服"),
  stoppedCn: china("stopped", "孙伟", "顺达物流", "已停服"),
  contractCn: china("contract", "周洁", "华信金融", "合同价"),
} as const satisfies Record<string, Persona>;

export const staff = [
  { email: "support@demo.example", name: "Sofia Support", role: "support", description: "support staff" },
  { email: "finance@demo.example", name: "Felix Finance", role: "finance", description: "finance" },
  {
    email: "admin@demo.example",
    name: "Ada Admin",
    role: "admin",
    description: "admin: support, finance, clock",
  },
] as const;

export const demoLogins = [...Object.values(personas), ...staff].map(({ email, description }) => ({
  email,
  description,
  password: demoPassword,
}));
