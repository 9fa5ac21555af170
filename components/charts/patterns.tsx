/** Series are told apart by pattern and colour together, bars and lines alike; eight of each, then they repeat. */
export const seriesLimit = 8;

export function seriesColor(index: number): string {
  return `var(--chart-${(index % seriesLimit) + 1})`;
}

/** What is drawn over the colour of each series; the first stays plain. */
const overlays = [
  null,
  "M-1 1l2-2M0 6l6-6M5 7l2-2",
  "M3 2.2v1.6",
  "M-1 5l2 2M0 0l6 6M5-1l2 2",
  "M0 3h6",
  "M3 0v6",
  "M0 0l6 6M0 6l6-6",
  "M0 3h6M3 0v6",
] as const;

const dashes = ["", "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 4", "8 2 2 2 2 2"] as const;

export function seriesDash(index: number): string | undefined {
  return dashes[index % seriesLimit] || undefined;
}

/** The pattern definitions of one chart; its bars and its legend refer to them by id. */
export function PatternDefinitions({ ids }: { ids: readonly string[] }) {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        {ids.map((id, index) => {
          const overlay = overlays[index % seriesLimit];
          return (
            <pattern key={id} id={id} width="6" height="6" patternUnits="userSpaceOnUse">
              <rect width="6" height="6" fill={seriesColor(index)} />
              {overlay ? (
                <path
                  d={overlay}
                  stroke="var(--card)"
                  strokeWidth="1.3"
                  strokeLinecap="round"
                  opacity=".75"
                />
              ) : null}
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}
