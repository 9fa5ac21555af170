/** Remembers whether the sidebar is narrow, so that the server draws it so from the start. */
export const sidebarCookie = "sidebar";
export type SidebarWidth = "wide" | "narrow";

/** The element that the menu button of the top bar opens on narrow screens. */
export const sidebarId = "shell-sidebar";
