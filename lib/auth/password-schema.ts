import { z } from "zod";
import { leastPasswordLength } from "./password-rules";

/** Any characters, as many as a password manager likes; taken exactly as typed. */
export const newPassword = z.string().min(leastPasswordLength).max(200);
