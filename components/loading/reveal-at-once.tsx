/**
 * React sends a part of a page that has a loading.tsx apart, hidden, once it is longer than 12.8 kB, even where it was
 * ready in time, and its script shows it only a third of a second after the first paint, so that what streams in late
 * does not jump about. Here shapes fade in late anyway, and a page that has come should be seen: React reads when it
 * last revealed something from this variable, and what never was is no reason to wait.
 */
export function RevealAtOnce({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {'Object.defineProperty(self,"$RT",{set(){}})'}
    </script>
  );
}
