import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The places of things that look alike; they never change their order, so their number is key enough. */
const places = (count: number) => Array.from({ length: count }, (_, place) => place);

/** A table with its filter above; `columns` and `rows` as one usually sees them. */
export function ListShape({
  filters = 0,
  columns,
  rows = 8,
}: {
  filters?: number;
  columns: number;
  rows?: number;
}) {
  return (
    <Card className="overflow-hidden">
      {filters > 0 ? (
        <div className="flex flex-wrap gap-2 px-4 py-2.5">
          {places(filters).map((place) => (
            <Skeleton key={place} className="h-8 w-36" />
          ))}
        </div>
      ) : null}
      {places(rows + 1).map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-border border-t px-4 first:border-t-0">
          {places(columns).map((column) => (
            <Skeleton key={column} className={row === 0 ? "h-3 flex-1" : "h-3.5 flex-1"} />
          ))}
        </div>
      ))}
    </Card>
  );
}

export function TabsShape({ tabs }: { tabs: number }) {
  return (
    <div className="flex h-9 items-center gap-4 overflow-hidden border-border border-b">
      {places(tabs).map((place) => (
        <Skeleton key={place} className="h-4 w-20" />
      ))}
    </div>
  );
}

/** Messages and the like: an icon, a title and a sentence each. */
export function RowsShape({ rows }: { rows: number }) {
  return (
    <Card className="divide-y divide-border">
      {places(rows).map((place) => (
        <div key={place} className="flex gap-3 px-4 py-3">
          <Skeleton className="size-4" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-3.5 w-2/3" />
          </div>
        </div>
      ))}
    </Card>
  );
}

export function CardsShape({ cards }: { cards: number }) {
  return (
    <div className="grid gap-5 md:grid-cols-2">
      {places(cards).map((place) => (
        <Card key={place} className="grid gap-3 p-4">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-3.5 w-full" />
          <Skeleton className="h-3.5 w-2/3" />
          <Skeleton className="h-8 w-28" />
        </Card>
      ))}
    </div>
  );
}

export function StatsShape({ stats }: { stats: number }) {
  return (
    <Card className="grid grid-cols-2 gap-4 p-4 lg:flex">
      {places(stats).map((place) => (
        <div key={place} className="grid flex-1 gap-2">
          <Skeleton className="h-3 w-16" />
          <Skeleton className="h-6 w-28" />
        </div>
      ))}
    </Card>
  );
}

/** Figures, a chart, and a table below it. */
export function DashboardShape({ stats }: { stats: number }) {
  return (
    <>
      <StatsShape stats={stats} />
      <Card className="grid gap-3 p-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-64 w-full" />
      </Card>
      <ListShape columns={5} rows={4} />
    </>
  );
}

/** A form; `aside` keeps the place of a summary beside it. */
export function FormShape({ fields, aside = false }: { fields: number; aside?: boolean }) {
  return (
    <div className={aside ? "grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]" : "grid"}>
      <Card className="grid gap-4 p-4">
        {places(fields).map((place) => (
          <div key={place} className="grid gap-1.5">
            <Skeleton className="h-3.5 w-24" />
            <Skeleton className="h-8 w-full max-w-md" />
          </div>
        ))}
        <Skeleton className="h-8 w-28" />
      </Card>
      {aside ? <Skeleton className="h-72 w-full" /> : null}
    </div>
  );
}
