import { beforeEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/server/platform/logger";
import { noteForeignAction, refusedOrigin } from "./refused-origin";

const warn = vi.spyOn(logger, "warn").mockImplementation(() => undefined);
beforeEach(() => warn.mockClear());

const HOST = "familles.corbas.fr";
const ADDRESS = `https://${HOST}/corbas/api/trpc/booking.confirm?x=1`;
const asked = (headers: Record<string, string>, url = ADDRESS) =>
  new Request(url, {
    method: "POST",
    headers: { host: HOST, "x-preau-city": "corbas", "x-request-id": "r1", ...headers },
  });

const FOREIGN = { "sec-fetch-site": "cross-site", origin: "https://ailleurs.example" };
const OWN = { "sec-fetch-site": "same-origin", origin: `https://${HOST}` };

describe("a change that comes from elsewhere (attack 31)", () => {
  it.each([
    ["another site", FOREIGN, "cross-site"],
    ["another host of the domain", { ...FOREIGN, "sec-fetch-site": "same-site" }, "same-site"],
    ["a browser that says no site", { origin: "https://ailleurs.example" }, "unknown"],
    ["a machine that says nothing", {}, "unknown"],
    ["who writes into the log", { "sec-fetch-site": '"}{' }, "unknown"],
  ])("from %s is refused, and leaves a security event without what it asks nor who asks", (_whose, headers, from) => {
    expect(refusedOrigin(asked({ ...headers }))?.status).toBe(403);
    const event = {
      event: "origin-refused",
      address: "/corbas/api/trpc/booking.confirm",
      from,
      city: "corbas",
      request: "r1",
    };
    expect(warn.mock.calls).toEqual([[event, "origin"]]);
  });

  it.each([
    ["said by the browser", OWN],
    ["read from its origin", { origin: `https://${HOST}` }],
  ])("is let through from our own page, %s, and leaves nothing (control)", (_how, headers) => {
    expect(refusedOrigin(asked(headers))).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });
});

describe("a server action, which Next refuses by itself", () => {
  const page = `https://${HOST}/corbas/famille/dossier/adresse`;
  const form = { "content-type": "multipart/form-data; boundary=x" };

  it.each([
    ["with a script", { "next-action": "abc" }],
    ["without", form],
  ])("asked by another site %s leaves the same event", (_how, headers) => {
    noteForeignAction(asked({ ...FOREIGN, ...headers }, page));
    expect(warn.mock.calls).toEqual([
      [expect.objectContaining({ event: "origin-refused", address: "/corbas/famille/dossier/adresse" }), "origin"],
    ]);
  });

  it.each([
    ["of our own page", { ...OWN, ...form }],
    ["sent again by who reloads a page", { origin: `https://${HOST}`, "sec-fetch-site": "none", ...form }],
    ["that is none: another server’s notification", { "content-type": "application/x-www-form-urlencoded" }],
  ])("%s leaves nothing (control)", (_what, headers) => {
    noteForeignAction(asked(headers, page));
    expect(warn).not.toHaveBeenCalled();
  });
});
