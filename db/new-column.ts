export type BulkValue = string | number | boolean | null;

/** Types whose text never needs quotes in an array literal. */
const plainTypes = new Set([
  "uuid",
  "numeric",
  "smallint",
  "integer",
  "bigint",
  "float8",
  "boolean",
  "timestamptz",
]);

/** So many values are joined at a time: one long string costs the garbage collector nothing. */
const valuesPerPiece = 32;

/** The values of one column of many rows, on their way into one parameter. */
export class NewColumn {
  readonly name: string;
  readonly type: string;
  readonly #isPlain: boolean;
  readonly #isJson: boolean;
  #count = 0;
  #first: BulkValue = null;
  /** Whether there is more than one value; while there is not, none is written down. */
  varies = false;
  /** The texts that are not joined yet, and those before them. */
  readonly #texts: string[] = [];
  #pieces: string[] = [];
  #isSpent = false;

  constructor(name: string, type: string) {
    this.name = `"${name}"`;
    this.type = type;
    this.#isPlain = plainTypes.has(type);
    this.#isJson = type === "jsonb";
  }

  add(value: BulkValue): void {
    this.#count++;
    if (this.#count === 1) this.#first = value;
    else if (this.varies || value !== this.#first) this.#write(value);
  }

  #write(value: BulkValue): void {
    if (!this.varies) this.#pieces.push(this.#listOfFirst(this.#count - 1));
    this.varies = true;
    this.#texts.push(this.#textOf(value));
    if (this.#texts.length === valuesPerPiece) this.#join();
  }

  #join(): void {
    if (this.#texts.length > 0) this.#pieces.push(this.#texts.join(this.#separator));
    this.#texts.length = 0;
  }

  #listOfFirst(times: number): string {
    return new Array<string>(times).fill(this.#textOf(this.#first)).join(this.#separator);
  }

  get #separator(): string {
    return this.#isJson ? "\n" : ",";
  }

  #textOf(value: BulkValue): string {
    if (this.#isJson) return jsonLine(value);
    if (value === null) return "NULL";
    if (typeof value !== "string") return String(value);
    return this.#isPlain ? value : quoted(value);
  }

  /** The parameter that `unnested` reads, once: what it is joined from need not live until the statement is answered. */
  list(): string {
    if (this.#isSpent) throw new Error(`The values of column ${this.name} were sent before`);
    this.#isSpent = true;
    this.#join();
    const pieces = this.varies ? this.#pieces : [this.#listOfFirst(this.#count)];
    this.#pieces = [];
    if (!this.#isJson) {
      // Braces around the whole would make a second copy of it when it is sent.
      pieces[0] = `{${pieces[0]}`;
      pieces.push(`${pieces.pop()}}`);
    }
    return pieces.join(this.#separator);
  }

  /** SQL: a row for each value of the list. */
  unnested(list: string): string {
    return this.#isJson
      ? `unnest(string_to_array(${list}, E'\\n', ''))::jsonb`
      : `unnest(${list}::${this.type}[])`;
  }

  /** The one value of a column that does not vary. */
  text(): string | null {
    return this.#first === null ? null : String(this.#first);
  }

  /** SQL: that value in so many rows. An instant's text is read by the session's settings, so it would be for each row. */
  sameInAll(text: string, rows: number): string {
    const value = `${text}::text::${this.type}`;
    return this.type === "timestamptz" && rows > 1 ? `(select ${value})` : value;
  }
}

/**
 * JSON is all quotes, which an array literal would want escaped; so it travels in lines. Inside a string of JSON a line
 * break is always escaped, outside it is as good as a space; an empty line is no JSON and stands for null.
 */
function jsonLine(value: BulkValue): string {
  if (value === null) return "";
  const json = String(value);
  return json.includes("\n") ? json.replaceAll("\n", " ") : json;
}

/** As an element of an array literal, where all but quotes and backslashes may stand between quotes. */
export function quoted(text: string): string {
  const safe = text.includes("\\") ? text.replaceAll("\\", "\\\\") : text;
  return `"${safe.includes('"') ? safe.replaceAll('"', '\\"') : safe}"`;
}
