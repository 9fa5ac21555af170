import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { ContractDialog } from "@/components/admin/contract-dialog";
import { GiftBalanceDialog, GiftPackDialog, GiftVoucherDialog } from "@/components/admin/gift-dialogs";
import type { Account } from "@/db/accounts";
import { monthOf, nextMonth } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import { attachContract, giftBalance, giftPack, giftVoucher } from "./actions";

/** What support can do for an account. */
export async function Gifts({ account, now }: { account: Account; now: Date }) {
  const locale = await getLocale();
  const services = servicesOfSite(account.site);
  const meters = services.flatMap((service) =>
    service.meters.map(({ id, name }) => ({ id, name: `${service.name[locale]} · ${name[locale]}` })),
  );
  const materials = services.flatMap((service) =>
    service.capacityMeters.map(({ id, name }) => ({ id, name: `${service.name[locale]} · ${name[locale]}` })),
  );
  const gift = () => ({ account: account.name, requestId: randomUUID() });
  const { currency } = account;
  return (
    <>
      <GiftBalanceDialog {...gift()} action={giftBalance.bind(null, account.id)} currency={currency} />
      <GiftPackDialog
        {...gift()}
        action={giftPack.bind(null, account.id)}
        meters={[...meters, ...materials]}
      />
      <GiftVoucherDialog
        {...gift()}
        action={giftVoucher.bind(null, account.id)}
        currency={currency}
        services={services.map(({ id, name }) => ({ id, name: name[locale] }))}
      />
      <ContractDialog
        account={account.name}
        action={attachContract.bind(null, account.id)}
        currency={currency}
        meters={meters}
        month={nextMonth(monthOf(now))}
      />
    </>
  );
}
