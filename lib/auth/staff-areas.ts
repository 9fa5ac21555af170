import type { StaffRole } from "./session";

/** Which areas of the console staff may enter; admins may do what each may. */
export const staffAreas: Readonly<Record<StaffRole, readonly ("admin" | "finance")[]>> = {
  support: ["admin"],
  finance: ["finance"],
  admin: ["admin", "finance"],
};
