import { describe, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { ReadOnly } from "./read-only";
import { SubmitButton } from "./submit-button";

const html = (reason: string | null) =>
  renderIn(
    "en",
    <ReadOnly reason={reason}>
      <SubmitButton>Purchase Now</SubmitButton>
    </ReadOnly>,
  ).html;

describe("the button of a form", () => {
  it("can be pressed where things can be changed", () => {
    expect(html(null)).not.toContain("aria-disabled=");
    expect(renderIn("en", <SubmitButton>Claim</SubmitButton>).html).not.toContain("aria-disabled=");
  });

  it("is disabled where nothing can be changed, keeps its place for the keyboard, and says why", () => {
    const button = html("Nothing can be changed from here.");
    expect(button).toContain('aria-disabled="true"');
    expect(button).not.toMatch(/\sdisabled=/);
    expect(button).toContain('title="Nothing can be changed from here."');
    const described = /aria-describedby="([^"]+)"/.exec(button)?.[1];
    expect(button).toContain(`id="${described}"`);
  });
});
