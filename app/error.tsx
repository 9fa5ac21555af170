"use client";

import { UnexpectedError } from "@/components/unexpected-error";

/** Outside the areas of the console there is no frame around the page, so this is a page of its own. */
export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main id="content">
      <UnexpectedError {...props} />
    </main>
  );
}
