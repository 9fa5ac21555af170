import { describe, expect, it } from "vitest";
import { addressBlock, deviceName } from "./client";

describe("whom an address stands for", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ])("%s is %s", (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });

  it.each([null, "", "unknown", "192.0.2.1, 192.0.2.2", "<script>"])("%j is nobody", (address) => {
    expect(addressBlock(address)).toBeNull();
  });
});

describe("the name of a device", () => {
  it("is its browser and its system, and nothing where neither is said", () => {
    const chrome =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    expect(deviceName(chrome)).toBe("Chrome, Windows");
    expect(deviceName("")).toBeNull();
    expect(deviceName("\u0000")).toBeNull();
  });
});
