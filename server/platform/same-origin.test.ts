import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const HOST = "ville.example:3000";

it.each<[boolean, string, Record<string, string>]>([
  [true, "a page of ours", { "sec-fetch-site": "same-origin" }],
  [false, "another host of the same site", { "sec-fetch-site": "same-site" }],
  [false, "another site", { "sec-fetch-site": "cross-site" }],
  [false, "an address that was typed, or a bookmark", { "sec-fetch-site": "none" }],
  [false, "another site that names us as its origin", { "sec-fetch-site": "cross-site", origin: `https://${HOST}` }],
  [true, "a page of ours, in an older browser", { origin: `https://${HOST}` }],
  [false, "another port of our host", { origin: "https://ville.example:4000" }],
  [false, "a page without an origin", { origin: "null" }],
  [false, "whoever says nothing", {}],
])("is %s for what comes from %s (attack 31)", (expected, _, headers) => {
  expect(isSameOrigin(new Headers({ host: HOST, ...headers }))).toBe(expected);
});
