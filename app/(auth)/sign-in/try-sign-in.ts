import { signIn } from "next-auth/react";

/** Why a sign-in did not work, as keys of auth.signIn in the messages. */
export type SignInProblem = "failed" | "throttled" | "codeRequired" | "codeWrong" | "unreachable";

/** What `authorize` throws as the error's message, where it says more than no. */
const problems: Readonly<Record<string, SignInProblem>> = {
  throttled: "throttled",
  code_required: "codeRequired",
  code_wrong: "codeWrong",
  unavailable: "unreachable",
};

/** Signs in without leaving the page; null when it worked. */
export async function trySignIn(credentials: {
  email: string;
  password: string;
  code?: string;
}): Promise<SignInProblem | null> {
  try {
    const result = await signIn("credentials", { ...credentials, redirect: false });
    if (result?.ok && !result.error) return null;
    return problems[result?.error ?? ""] ?? "failed";
  } catch {
    // The request itself failed; next-auth answers every refusal with a result.
    return "unreachable";
  }
}
