import fc from "fast-check";
import { expect, it } from "vitest";
import { linkToken, readLinkToken } from "./mailed-link";

const secret = "a secret of this instance, long enough";
const id = "01a1f7c7-be80-7302-a119-c73e5b2626fb";

it("reads what it made", () => {
  expect(readLinkToken(linkToken(id, secret), secret)).toBe(id);
});

it("reads nothing that another instance made, or that was made for another link", () => {
  expect(readLinkToken(linkToken(id, `${secret}!`), secret)).toBeNull();
  const code = linkToken(id, secret).split(".")[1];
  expect(readLinkToken(`01a1f7c7-be80-7302-a119-c73e5b2626fc.${code}`, secret)).toBeNull();
});

it("reads nothing that somebody made up", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${id}.${text}`),
      ),
      (token) => {
        expect(readLinkToken(token, secret)).toBeNull();
      },
    ),
  );
});
