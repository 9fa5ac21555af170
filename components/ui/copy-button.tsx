"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";

interface CopyButtonProps extends Pick<ButtonProps, "variant" | "className"> {
  value: string;
  /** What is copied, for people who cannot see what the button stands beside, e.g. "resource id". */
  label: string;
  /** With a word beside the icon. */
  withText?: boolean;
}

export function CopyButton({
  value,
  label,
  withText = false,
  variant = "ghost",
  className,
}: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Button
      variant={variant}
      size={withText ? "sm" : "icon-sm"}
      className={className}
      aria-label={t("copyThing", { thing: label })}
      title={t("copy")}
      onClick={async () => {
        await navigator.clipboard.writeText(value);
        setCopied(true);
      }}
    >
      {copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      {withText ? t(copied ? "copied" : "copy") : null}
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </Button>
  );
}
