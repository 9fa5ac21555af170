import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicFrame } from "@/components/shell/public-frame";
import { currentVisitor } from "@/lib/auth/visitor";
import ConsoleLayout from "../(console)/layout";

/** Prices are public, so the calculator is too: inside the console for customers, by itself for everybody else. */
export default async function CalculatorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("calculator");
  const visitor = await currentVisitor();
  if (visitor?.kind === "customer") return <ConsoleLayout>{children}</ConsoleLayout>;
  return (
    <PublicFrame
      home="/calculator"
      into={{ href: "/", label: t(visitor ? "toConsole" : "signIn") }}
      className="max-w-7xl gap-5"
    >
      {children}
    </PublicFrame>
  );
}
