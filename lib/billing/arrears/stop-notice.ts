import { HOUR_MS } from "../billing-month";

/** How long before a stop the account is told once more, where its grace is longer than that (rule A4). */
export const stopNoticeMs = 6 * HOUR_MS;
