import type { PersonMail } from "@/db/person-mails";

/** What the reader of a mail is called; null where only the address is known. */
export function nameOf({ name, email }: Pick<PersonMail, "name" | "email">): string | null {
  return name === email ? null : name;
}
