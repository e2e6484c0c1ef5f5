import { expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { thirdPartyChecks } from "./third-party-checks";

const asUsual = { total: cents(90_000), usual: cents(80_000), addressed: true, sharesWhole: true };

it.each([
  ["nothing, as usual, however much a whole town costs", {}, []],
  ["nothing, the first time", { usual: null }, []],
  ["more than twice what is usual", { usual: cents(40_000) }, ["unusual_amount"]],
  ["nowhere to send it", { addressed: false }, ["no_address"]],
  ["shares of parents that do not add up", { sharesWhole: false }, ["shares_not_whole"]],
  [
    "all of it, in the order of the list",
    { usual: cents(1), addressed: false, sharesWhole: false },
    ["unusual_amount", "shares_not_whole", "no_address"],
  ],
])("a clerk looks at %s", (_, over, checks) => {
  expect(thirdPartyChecks({ ...asUsual, ...over })).toEqual(checks);
});
