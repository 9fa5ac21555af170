"use client";

import dynamic from "next/dynamic";

/** Toasts are never part of the first view: their script comes after it. */
export const LazyToaster = dynamic(() => import("./ui/toaster").then((module) => module.Toaster), {
  ssr: false,
});
