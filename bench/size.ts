/**
 * How large a bench is: what the variable says, or the size of the goal with `--full`, or one with which `npm run bench`
 * as a whole stays under half an hour on 2 cores.
 */
export function size(variable: string, sizes: { readonly usual: number; readonly full: number }): number {
  const named = process.env[variable];
  if (named !== undefined) return Number(named);
  return process.argv.includes("--full") ? sizes.full : sizes.usual;
}
