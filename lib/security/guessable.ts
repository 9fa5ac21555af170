import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";

/** Read once, when the first password is judged: the lists are large. */
let judge: ZxcvbnFactory | undefined;

/** Words of ours that people put into a password for this place. */
const ourWords = ["facet", "console", "billing"];

/** Guesses that a list of leaked passwords, their variations and the words around a person are enough for. */
const fewestGuesses = 1_000_000;

/**
 * Whether a password is among the tens of thousands that leaked most often, a variation of one, a row of keys, or
 * made of words that anybody knows about its person. Nothing is asked about kinds of characters.
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  judge ??= new ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: true,
  });
  const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const known = [...ourWords, ...words].filter((word) => word.length > 2);
  return judge.check(password, known).guesses < fewestGuesses;
}
