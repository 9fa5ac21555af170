/** The text of an instant, for rows that are written together and mostly happen at one and the same. */
export class InstantText {
  #last: Date | null = null;
  #text = "";

  of(instant: Date): string {
    if (instant !== this.#last) {
      this.#last = instant;
      this.#text = instant.toISOString();
    }
    return this.#text;
  }
}
