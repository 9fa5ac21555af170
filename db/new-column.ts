export type BulkValue = string | number | boolean | null;

/** Types whose text never needs quotes in an array literal. */
const plainTypes = new Set(["uuid", "numeric", "smallint", "integer", "bigint", "boolean", "timestamptz"]);

/** So many values are joined at a time: one long string costs the garbage collector nothing. */
const valuesPerPiece = 128;

/** The values of one column of many rows, on their way into an array literal. */
export class NewColumn {
  readonly name: string;
  readonly type: string;
  readonly #isPlain: boolean;
  #count = 0;
  #first: BulkValue = null;
  /** Whether there is more than one value; while there is not, none is written down. */
  varies = false;
  /** The texts that are not joined yet, and those before them. */
  readonly #texts: string[] = [];
  readonly #pieces: string[] = [];

  constructor(name: string, type: string) {
    this.name = `"${name}"`;
    this.type = type;
    this.#isPlain = plainTypes.has(type);
  }

  add(value: BulkValue): void {
    this.#count++;
    if (this.#count === 1) this.#first = value;
    else if (this.varies || value !== this.#first) this.#write(value);
  }

  #write(value: BulkValue): void {
    if (!this.varies) this.#pieces.push(this.#repeated(this.#count - 1));
    this.varies = true;
    this.#texts.push(this.#textOf(value));
    if (this.#texts.length === valuesPerPiece) this.#join();
  }

  #join(): void {
    if (this.#texts.length > 0) this.#pieces.push(this.#texts.join(","));
    this.#texts.length = 0;
  }

  #repeated(times: number): string {
    return new Array<string>(times).fill(this.#textOf(this.#first)).join(",");
  }

  #textOf(value: BulkValue): string {
    if (value === null) return "NULL";
    if (typeof value !== "string") return String(value);
    return this.#isPlain ? value : quoted(value);
  }

  arrayLiteral(): string {
    if (!this.varies) return `{${this.#repeated(this.#count)}}`;
    this.#join();
    return `{${this.#pieces.join(",")}}`;
  }

  /** The one value of a column that does not vary. */
  text(): string | null {
    return this.#first === null ? null : String(this.#first);
  }
}

/** As an element of an array literal, where all but quotes and backslashes may stand between quotes. */
export function quoted(text: string): string {
  const safe = text.includes("\\") ? text.replaceAll("\\", "\\\\") : text;
  return `"${safe.includes('"') ? safe.replaceAll('"', '\\"') : safe}"`;
}
