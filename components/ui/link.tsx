"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * Next.js's link that asks for its page ahead once somebody points at it, touches it or reaches it by keyboard. By
 * itself it asks as soon as it can be seen: a page with a table cost the server three times its own price that way.
 */
export function Link({ onMouseEnter, onFocus, onTouchStart, ...rest }: ComponentProps<typeof NextLink>) {
  const [isMeant, setMeant] = useState(false);
  return (
    <NextLink
      {...rest}
      prefetch={isMeant ? null : false}
      onMouseEnter={(event) => {
        setMeant(true);
        onMouseEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
      onTouchStart={(event) => {
        setMeant(true);
        onTouchStart?.(event);
      }}
    />
  );
}
