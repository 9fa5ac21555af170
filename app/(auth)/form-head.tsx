/** What a page outside the console is for, above its form. */
export function FormHead({ title, description }: { title: string; description: string | null }) {
  return (
    <div className="grid gap-1">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {description === null ? null : <p className="text-muted-foreground">{description}</p>}
    </div>
  );
}
