import { getTranslations } from "next-intl/server";
import type { Messages } from "@/lib/i18n/messages";
import { type Area, type NavigationItem, navigation, securityPage } from "./navigation";
import type { PalettePage } from "./palette";

/** A place that the sidebar does not name. */
export interface Place {
  readonly id: keyof Messages["palette"]["keywords"];
  readonly href: `/${string}`;
  /** The words of its name, as a full key of the messages. */
  readonly name:
    | "nav.security"
    | "balance.topUpPage.title"
    | "messages.preferences.title"
    | "palette.apiDocs";
  /** The page of the sidebar it belongs to; null: to none. */
  readonly of: NavigationItem["id"] | null;
}

const apiDocs: Place = { id: "apiDocs", href: "/docs/api", name: "palette.apiDocs", of: null };
const security = (area: Area, of: Place["of"]): Place => ({
  id: "security",
  href: securityPage[area],
  name: "nav.security",
  of,
});

/** Places of each area below the pages of its sidebar. */
export const furtherPlaces: Readonly<Record<Area, readonly Place[]>> = {
  customer: [
    { id: "topUp", href: "/balance/top-up", name: "balance.topUpPage.title", of: "balance" },
    security("customer", "settings"),
    { id: "preferences", href: "/messages/preferences", name: "messages.preferences.title", of: "messages" },
    apiDocs,
  ],
  admin: [security("admin", null), apiDocs],
  finance: [security("finance", null), apiDocs],
};

/** The price calculator stands in the customers' sidebar and is open to everybody. */
const calculator = navigation.customer.flatMap(({ items }) => items).filter(({ id }) => id === "calculator");

/** Everything the palette of an area leads to by itself: the sidebar first, then what lies below it. */
export async function palettePages(area: Area): Promise<readonly PalettePage[]> {
  const t = await getTranslations();
  const ofSidebar = navigation[area].flatMap(({ id: group, items }) =>
    items.map(({ id, href }) => ({
      id,
      href,
      label: t(`nav.items.${id}`),
      group: t(`nav.groups.${group}`),
    })),
  );
  const further = furtherPlaces[area].map(({ id, href, name, of }) => ({
    id,
    href,
    label: t(name),
    group: of ? t(`nav.items.${of}`) : "",
  }));
  const borrowed = area === "customer" ? [] : calculator;
  return [
    ...ofSidebar,
    ...further,
    ...borrowed.map(({ id, href }) => ({ id, href, label: t(`nav.items.${id}`), group: "" })),
  ];
}
