import type { Logger } from "pino";
import { isDemoInstance } from "@/lib/env";
import { openCouriers } from "@/lib/notify/couriers";
import { deliverDue } from "@/lib/notify/deliver";
import { sendPersonMails } from "@/lib/notify/person-mails";
import { everySecond } from "./every-second";

/** Sends what is due, each channel by itself, so that a slow mail server holds up no webhook. */
export function startDeliveries(
  currentTime: () => Promise<Date>,
  log: Logger,
): { stop: () => Promise<void> } {
  const couriers = openCouriers(isDemoInstance());
  for (const { channel, reason } of couriers.closed)
    log.warn({ channel, reason }, "cannot send: what is to be told by this channel stays queued");
  const loops = couriers.open.map((courier) =>
    everySecond(async () => {
      const attempts = await deliverDue(courier, await currentTime());
      if (attempts > 0) log.info({ channel: courier.channel, attempts }, "delivered");
    }, log),
  );
  const { mail } = couriers;
  if (mail) {
    loops.push(
      everySecond(async () => {
        const attempts = await sendPersonMails(mail, await currentTime());
        if (attempts > 0) log.info({ channel: "person mail", attempts }, "delivered");
      }, log),
    );
  }
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      couriers.close();
    },
  };
}
