"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactNode } from "react";

/**
 * A short explanation on hover and focus. The child must be focusable (a button or a link), and the tooltip must never
 * be the only place where something important is said: phones have no hover.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={250}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={5}
            collisionPadding={8}
            className="z-50 max-w-72 rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-md data-[state=delayed-open]:animate-pop-in"
          >
            {content}
            <Primitive.Arrow className="fill-foreground" />
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
