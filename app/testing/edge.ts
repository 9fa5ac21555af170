import { findUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";

/**
 * What stands between a browser and a server action, for tests that call actions as functions: who is signed in, the
 * request's cookies and id. Each part is the module that a test puts in the place of the real one.
 */
export const edge = {
  /** The user id; null: signed out. */
  signedIn: null as string | null,
  jar: new Map<string, string>(),
  requestId: "made up",
};

export const session = {
  currentSession: async () => {
    const userId = edge.signedIn;
    const user = userId ? await systemTransaction((tx) => findUser(tx, userId)) : null;
    return user ? { user, session: { id: newId() }, missing: null } : null;
  },
};

export const nextHeaders = {
  headers: async () => new Headers({ "x-request-id": edge.requestId }),
  cookies: async () => ({
    get: (name: string) => (edge.jar.has(name) ? { name, value: edge.jar.get(name) } : undefined),
    has: (name: string) => edge.jar.has(name),
    getAll: () => [...edge.jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => edge.jar.set(name, value),
    delete: (name: string) => edge.jar.delete(name),
  }),
};

export const nextIntl = {
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
};

export const nextCache = { revalidatePath: () => {}, refresh: () => {} };
