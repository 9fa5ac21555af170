import { expect } from "@playwright/test";
import { signIn, speak } from "./fixtures/instance";
import { test } from "./fixtures/test";
import { words } from "./fixtures/words";

/** The calculator answers while one types, keeps everything in its address, and takes the cheapest way at one press. */
const { calculator } = words("en");

test("a visitor types calls, takes the cheapest way, and passes the link on", async ({ page, context }) => {
  await speak(page, "en");
  await page.goto("/calculator?site=international&month=2026-11");
  await page.getByLabel(calculator.add).selectOption("image-face-fusion");
  await page.getByLabel(calculator.meter.calls).fill("9999");
  await expect(page.getByText("US$649.94").first()).toBeVisible();
  await page.getByRole("link", { name: calculator.cheapest.applyAll }).click();
  await expect(page.getByText(calculator.cheapest.verdicts.cheapest)).toBeVisible();
  await expect(page.locator('input[name="image-face-fusion.pack-10000"]')).toHaveValue("1");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByText("US$450.00").first()).toBeVisible();
  await expect(other.getByLabel(calculator.meter.calls)).toHaveValue("9999");
});

test("the scenario's JSON is what the API takes, and the API says the same total", async ({ request }) => {
  const query = "site=china&month=2026-11&face-search=52000000&face-search.pack-50000000=1";
  const scenario = await (await request.get(`/calculator/scenario?${query}`)).json();
  const answer = await request.post("/api/v1/price-estimates", { data: scenario });
  expect(await answer.json()).toMatchObject({ total: "148868.00" });
});

test("a bad link loses nothing and names each wrong field", async ({ page, request }) => {
  await speak(page, "en");
  const query = "site=international&month=2026-11&image-face-fusion=lots&video-face-fusion=12&nonsense=1";
  await page.goto(`/calculator?${query}`);
  const calls = page.getByLabel(calculator.meter.calls);
  await expect(calls.first()).toHaveValue("lots");
  await expect(calls.first()).toHaveAttribute("aria-invalid", "true");
  await expect(calls.last()).toHaveValue("12");
  await expect(page.getByText(/nonsense/)).toBeVisible();
  expect((await request.get(`/calculator/scenario?${query}`)).status()).toBe(400);
  await calls.first().fill("10");
  await expect(page.getByText("US$3.05").first()).toBeVisible();
});

test("a customer begins with last month's calls, inside the console", async ({ page }) => {
  await signIn(page, "payg@demo.example", "en");
  await page.goto("/calculator");
  await page.getByRole("link", { name: calculator.lastMonth }).click();
  await expect(page.getByLabel(calculator.meter.calls).first()).not.toHaveValue("");
  await expect(page.getByRole("heading", { name: calculator.cheapest.title })).toBeVisible();
});
