import * as fc from "fast-check";

/** What somebody sends who means no good: what tests of the counter throw at it. */

const dates = ["2026-10-01", "2026-02-30", "0000-00-00", "9999-12-31", "275760-09-13", "2026-10-01T00:00"];
const numbers = [
  ...["0", "-1", "1", "2", "1.5", "1e9", "1000000000", "999999999999999", "1000000000000000", "Infinity"],
  ...["NaN", "0x10", "١٢", "1,000", "1000000.00", "1000000.01", "0.001", "99.9999", "9".repeat(400)],
];
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "$ACTION_ID_x"];
const markup = [
  ...[
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "#{7*7}",
    "=1+1|cmd",
    "{name}",
  ],
  ...[
    "' or 1=1 --",
    "%00",
    "%",
    "_",
    "\\",
    "a\r\nBcc: x@example.com",
    "//evil.example",
    "javascript:alert(1)",
  ],
];
const odd = [
  "\0",
  "a\0b",
  "\ud800",
  "\u202egnp.exe",
  "\ufeff",
  "👩‍👩‍👧",
  "e\u0301",
  " ",
  "\t\n",
  "x".repeat(70_000),
];
const known = [
  ...["on", "en", "zh", "international", "china", "USD", "CNY", "calls", "qps", "owner", "viewer", "approve"],
  ...[
    "2026-10",
    "2026-09",
    "2026-13",
    "face-fusion",
    "face-fusion/image-face-fusion",
    "sandbox",
    "usage-csv",
  ],
  ...["face-fusion/image-face-fusion/pack-1000", "face-fusion/video-face-fusion", "[a,b)", "both", "hour"],
  ...[
    "claim face-fusion/image-face-fusion",
    '[{"unitPrice":"0.01"}]',
    '[{"upTo":"x","unitPrice":"-1"}]',
    "{",
  ],
  ...["a@example.com", "kettle-drum-orbit-9", "+8613800000000", "http://169.254.169.254/", "https://[::1]/x"],
];

/** A text field, with the ids that tests know of among its values. */
export function hostileText(ids: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...known), weight: 6 },
    { arbitrary: fc.constantFrom(...ids), weight: 4 },
    { arbitrary: fc.constantFrom(...numbers, ...dates), weight: 3 },
    { arbitrary: fc.constantFrom(...names, ...markup, ...odd), weight: 3 },
    // What PostgreSQL takes in no text is what most easily goes unseen.
    { arbitrary: fc.constantFrom("\0", "a\0b"), weight: 2 },
    { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 1 },
  );
}

/** What may be wrong with an argument that should be an id, a form's state or a form. */
export function hostileArgument(ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    hostileText(ids),
    fc.constantFrom(null, undefined, 0, -1, Number.NaN, true, [], {}, () => 1),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

/**
 * What an answer must never hold: a stack, a statement, a file of ours, the name of what is behind us.
 */
export const internals =
  /\n\s+at |node_modules|\/lib\/|\.tsx?:\d|PostgresError|ZodError|TypeError|\bselect [^=<>{}]{1,300} from |insert into |violates|password_hash|\$argon2/i;
