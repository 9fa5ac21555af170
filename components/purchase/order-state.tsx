"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useOptimistic,
  useRef,
  useState,
  useTransition,
} from "react";
import { hrefWith } from "@/components/ui/search-params";

/** How long a person may go on typing before the server is asked for the price. */
const typingMs = 350;

interface OrderControls {
  /** Radio group → what was chosen a moment ago and the server has not answered yet. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Whether what is shown as price is not yet that of what is chosen. */
  readonly stale: boolean;
  choose(group: string, value: string, href: string): void;
  /** Changes parameters of the address, after a pause in typing. */
  type(changes: Readonly<Record<string, string>>): void;
  /** The same at once, for selects. */
  set(changes: Readonly<Record<string, string>>): void;
}

const Order = createContext<OrderControls | null>(null);

export function useOrder(): OrderControls {
  const order = use(Order);
  if (!order) throw new Error("useOrder is for the parts of a purchase form");
  return order;
}

/**
 * The order stands in the URL and is priced by the server. A choice shows at once and leads to its address; until the
 * price of it has arrived, the old one is marked as out of date and nothing can be bought.
 */
export function OrderState({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [chosen, showChosen] = useOptimistic<Readonly<Record<string, string>>>({});
  const [typing, setTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Record<string, string>>({});

  useEffect(() => () => clearTimeout(timer.current), []);

  function go(to: string, choice: Readonly<Record<string, string>> = {}): void {
    clearTimeout(timer.current);
    waiting.current = {};
    setTyping(false);
    startTransition(() => {
      showChosen(choice);
      router.replace(to, { scroll: false });
    });
  }

  const controls: OrderControls = {
    chosen,
    stale: pending || typing,
    choose: (group, value, to) => go(to, { [group]: value }),
    set: (changes) => go(changed(href, { ...waiting.current, ...changes })),
    type: (changes) => {
      waiting.current = { ...waiting.current, ...changes };
      setTyping(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go(changed(href, waiting.current)), typingMs);
    },
  };
  return <Order value={controls}>{children}</Order>;
}

function changed(href: string, changes: Readonly<Record<string, string>>): string {
  const [path = "", query = ""] = href.split("?");
  return hrefWith(path, new URLSearchParams(query), changes);
}
