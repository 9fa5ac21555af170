import { getTranslations } from "next-intl/server";
import { NotFoundInArea } from "@/components/not-found-in-area";

export async function generateMetadata() {
  return { title: (await getTranslations("errors.notFound"))("title") };
}

export default function NotFound() {
  return <NotFoundInArea area="admin" />;
}
