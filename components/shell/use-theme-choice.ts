import { useTheme } from "next-themes";

/**
 * The chosen appearance, and how to choose another. While colours change nothing fades (globals.css). next-themes can do
 * that itself, but then does it with every page that loads and has the browser style the whole page twice more.
 */
export function useThemeChoice() {
  const { theme, setTheme } = useTheme();
  return {
    theme,
    chooseTheme: (wanted: string) => {
      const { dataset } = document.documentElement;
      dataset.themeChanging = "";
      setTheme(wanted);
      // The frame after the next one already shows the new colours.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          delete dataset.themeChanging;
        }),
      );
    },
  };
}
