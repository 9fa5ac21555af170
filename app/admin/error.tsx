"use client";

/** A page of this area broke; its frame stays, so that one can go on elsewhere. */
export { UnexpectedError as default } from "@/components/unexpected-error";
