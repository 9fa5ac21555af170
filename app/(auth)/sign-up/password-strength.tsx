import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { leastPasswordLength } from "@/lib/auth/password-rules";
import { passwordStrength } from "./strength";

const bars = { empty: 0, short: 1, checking: 1, guessable: 1, fair: 2, good: 3, strong: 4 } as const;

interface PasswordStrengthProps {
  readonly password: string;
  /** Whether the server would refuse it as easily guessed; null: not known yet. */
  readonly guessable: boolean | null;
}

/** Four bars and the same in words. */
export function PasswordStrength({ password, guessable }: PasswordStrengthProps) {
  const t = useTranslations("auth.strength");
  const strength = passwordStrength(password, guessable);
  const lit = bars[strength];
  return (
    <span className="grid gap-1.5">
      <span aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cn(
              "h-1 rounded-full",
              bar > lit ? "bg-secondary" : lit < 2 ? "bg-warning" : "bg-success",
            )}
          />
        ))}
      </span>
      <span role="status">
        <span className="sr-only">{t("label")}: </span>
        {t(strength, {
          least: leastPasswordLength,
          missing: Math.max(0, leastPasswordLength - [...password].length),
        })}
      </span>
    </span>
  );
}
