import { useEffect, useState } from "react";
import { leastPasswordLength } from "@/lib/auth/password-rules";

const pause = 150;

/**
 * Whether a password is easily guessed, by the very judgement of the server; null: not known yet. Its lists are large,
 * so they come with the first password that is long enough. The verdict on older letters holds until the next one.
 */
export function useGuessable(password: string, about: () => readonly string[]): boolean | null {
  const [guessable, setGuessable] = useState<boolean | null>(null);
  useEffect(() => {
    if ([...password].length < leastPasswordLength) return setGuessable(null);
    let wanted = true;
    const timer = setTimeout(async () => {
      // Without the lists the server decides alone, as it does in any case.
      const verdict = await import("@/lib/security/guessable").then(
        ({ isGuessable }) => isGuessable(password, about()),
        () => false,
      );
      if (wanted) setGuessable(verdict);
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [password, about]);
  return guessable;
}
