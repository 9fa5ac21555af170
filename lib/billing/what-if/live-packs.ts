import { compareDrawOrder, type Draw, type DrawablePack, drawOrder } from "../metering/draw-down";

interface LivePack extends DrawablePack {
  remaining: number;
}

/**
 * The packs of a meter while a scenario is played in the order of time. A scenario may name a hundred thousand packs
 * and as many reports, and anybody may ask for it: so a report does not look at the packs that have not begun, nor at
 * those in front that are over or used up.
 */
export class LivePacks {
  readonly #byId: ReadonlyMap<string, LivePack>;
  /** Not begun, the next one last. */
  readonly #waiting: LivePack[];
  /** Begun, in draw order; before `#first` there is nothing left. */
  #begun: LivePack[] = [];
  #first = 0;

  constructor(packs: readonly DrawablePack[]) {
    const live = packs.map((pack) => ({ ...pack }));
    this.#byId = new Map(live.map((pack) => [pack.id, pack]));
    this.#waiting = live.sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  }

  /** The packs to draw from, in draw order. `at` never goes back. */
  *openAt(at: Date): Generator<DrawablePack> {
    this.#begin(at);
    while (isOver(this.#begun[this.#first], at)) this.#first++;
    for (let index = this.#first; index < this.#begun.length; index++) {
      const pack = this.#begun[index];
      if (pack !== undefined) yield pack;
    }
  }

  take(draws: readonly Draw[]): void {
    for (const { packId, units } of draws) {
      const pack = this.#byId.get(packId);
      if (pack === undefined) throw new Error(`Drawn from a pack that is not there: ${packId}`);
      pack.remaining -= units;
    }
  }

  #begin(at: Date): void {
    const starting: LivePack[] = [];
    for (let next = this.#waiting.at(-1); next !== undefined && next.validFrom <= at; ) {
      starting.push(next);
      this.#waiting.pop();
      next = this.#waiting.at(-1);
    }
    const [first, ...others] = drawOrder(starting);
    if (first === undefined) return;
    const last = this.#begun.at(-1);
    // Purchased packs are valid equally long, so most that begin later also end later.
    if (last === undefined || compareDrawOrder(last, first) < 0) {
      this.#begun.push(first);
      for (const pack of others) this.#begun.push(pack);
      return;
    }
    this.#begun = drawOrder([...this.#begun.slice(this.#first), ...starting]);
    this.#first = 0;
  }
}

function isOver(pack: LivePack | undefined, at: Date): boolean {
  if (pack === undefined) return false;
  return pack.remaining <= 0 || (pack.validUntil !== null && at >= pack.validUntil);
}
