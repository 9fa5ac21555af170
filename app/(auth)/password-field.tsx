"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

/** A password input with a button to look at what was typed. */
export function PasswordInput(props: ComponentProps<"input">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input {...props} type={shown ? "text" : "password"} className="h-9 pe-10" />
      <button
        type="button"
        aria-label={t(shown ? "hidePassword" : "showPassword")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-1 my-auto grid size-7 place-items-center rounded-sm text-muted-foreground hover:text-foreground [&_svg]:size-4"
      >
        {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </button>
    </span>
  );
}
