import { expect, it } from "vitest";
import { clientAddress } from "./client-address";

it.each([
  ["203.0.113.7", 1, "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
  ["198.51.100.1,  203.0.113.7 , 10.0.0.2", 2, "203.0.113.7"],
  ["10.0.0.2", 2, ""],
  [null, 1, ""],
  ["", 1, ""],
])("of %j behind %i servers of ours is %j", (header, proxies, address) => {
  expect(clientAddress(header, proxies)).toBe(address);
});
