"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Leaves for the OpenID provider of this instance. */
export function OidcButton({ label, returnPath }: { label: string; returnPath: string }) {
  const t = useTranslations("auth.signIn");
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-3 text-muted-foreground text-sm before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t("or")}
      </p>
      <Button
        variant="outline"
        size="lg"
        disabled={leaving}
        onClick={() => {
          setLeaving(true);
          signIn("oidc", { callbackUrl: returnPath }).catch(() => setLeaving(false));
        }}
      >
        {t("with", { label })}
      </Button>
    </div>
  );
}
