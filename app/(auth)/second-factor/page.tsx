import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enrolFactor, showFactor } from "@/app/security/factor-actions";
import { newFactor } from "@/app/security/new-factor";
import { FactorSetup } from "@/components/security/factor-setup";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { currentSession } from "@/lib/auth/current-session";
import { FormHead } from "../form-head";
import { ShowCode } from "./show-code";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.secondFactor"))("title") };
}

/** Between the password and everything else: staff set up their authenticator app, others show a code of theirs. */
export default async function SecondFactorPage() {
  const signedIn = await currentSession();
  if (!signedIn) redirect("/sign-in");
  if (!signedIn.missing) redirect("/");
  const t = await getTranslations("auth.secondFactor");
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={t(signedIn.missing === "code" ? "code" : "enrolment")} />
      {signedIn.missing === "enrolment" ? (
        <FactorSetup
          factor={await newFactor(signedIn.user)}
          action={enrolFactor}
          asksPassword={false}
          next="/"
        />
      ) : (
        <ShowCode action={showFactor} />
      )}
      <div className="justify-self-start">
        <SignOutButton />
      </div>
    </div>
  );
}
