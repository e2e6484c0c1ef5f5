import { readFileSync } from "node:fs";
import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";
import { answerTrpc } from "@/server/api/answer-trpc";
import { logger } from "@/server/platform/logger";
import { requestOf } from "../support/factory";
import { cityAndSession, isMutation, procedures } from "./calling";
import { COVERAGE } from "./coverage";
import { askRoute, type Handler, handlersOf, present, routeFiles } from "./route-calling";
import { ROUTES } from "./route-coverage";
import { makeTowns, makeWorld, type World } from "./victim";

/*
 * A page of another site that the victim has open (attack 31): it may change nothing by any call, and read nothing of any
 * answer, since no answer of ours says that it may.
 */

/** Every origin is ours, once a test says so. */
const guard = vi.hoisted(() => ({ off: false }));
vi.mock("@/server/platform/same-origin", async (original) => {
  const real = await original<typeof import("@/server/platform/same-origin")>();
  const isSameOrigin: typeof real.isSameOrigin = (headers) => guard.off || real.isSameOrigin(headers);
  return { ...real, isSameOrigin };
});
vi.mock("next/headers", () => ({
  headers: async () => present.headers,
  cookies: async () => ({
    get: (name: string) => (present.cookies.has(name) ? { name, value: present.cookies.get(name) } : undefined),
    set: () => undefined,
  }),
}));

const warn = vi.spyOn(logger, "warn").mockImplementation(() => undefined);
let world: World;
beforeAll(async () => {
  const [abroad, town] = await makeTowns(1);
  if (!town) throw new Error("There is no town");
  world = await makeWorld(town, abroad);
});
beforeEach(() => {
  guard.off = false;
  warn.mockClear();
});

const EVIL = "https://evil.example";
/** How another site's page, or another host of the same site, can send something with the victim's cookie. */
const SENT = [
  ["by fetch", { origin: EVIL, "sec-fetch-site": "cross-site", "content-type": "application/json" }],
  ["by fetch, as plain text", { origin: EVIL, "sec-fetch-site": "cross-site", "content-type": "text/plain" }],
  ["by a form", { origin: EVIL, "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" }],
  ["by a form with files", { origin: EVIL, "sec-fetch-site": "cross-site", "content-type": "multipart/form-data" }],
  ["from another host of the site", { origin: "https://autre.exemple.fr", "sec-fetch-site": "same-site" }],
  ["from a page without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["by a browser that says no site", { origin: EVIL, "content-type": "text/plain" }],
] as const satisfies readonly (readonly [string, Readonly<Record<string, string>>])[];

function send(path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const [slug, sessionId] = cityAndSession(world, COVERAGE[path]?.access === "parent" ? "victim" : "agentAll");
  const request = new Request(`http://localhost:3000/${slug}/api/trpc/${path}`, {
    method: "POST",
    headers: { host: "localhost:3000", ...headers },
    body: "{}",
  });
  return answerTrpc(request, async () => requestOf(slug, sessionId));
}

describe("every change, asked by another site's page", () => {
  it.each(procedures.filter(isMutation))("%s is refused, and noted", async (path) => {
    for (const [how, headers] of SENT) {
      warn.mockClear();
      expect((await send(path, headers)).status, how).toBe(403);
      expect(warn.mock.calls, how).toEqual([[expect.objectContaining({ event: "origin-refused" }), "origin"]]);
    }
  });

  it.each(procedures.filter(isMutation))("%s would be heard without that check (negative control)", async (path) => {
    guard.off = true;
    const [[, asJson]] = SENT;
    const answer = await (await send(path, asJson)).text();
    // An input without anything in it is refused by the procedure, or takes none: it was reached either way.
    expect(answer).toMatch(/"result"|"code":"(BAD_REQUEST|NOT_FOUND|FORBIDDEN|UNAUTHORIZED|UNPROCESSABLE_CONTENT)"/);
  });
});

const lets = (name: string) => /^access-control-/i.test(name);

/** What would let another site's page read an answer. */
async function lettingRead(address: string, handler: Handler): Promise<string[]> {
  const route = ROUTES[address];
  const procedure = typeof route === "object" ? route.procedure : "";
  const access = COVERAGE[procedure]?.access ?? "parent";
  const [slug, sessionId] = cityAndSession(world, ["parent", "household"].includes(access) ? "victim" : "agentAll");
  const asked = typeof route === "object" ? route.asked(world.ids, world.town) : { segments: { slug } };
  const headers = { origin: EVIL, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
  const answer = await askRoute({ slug, sessionId, headers }, address, handler, asked);
  expect(answer.status).toBeLessThan(500 + Number(address === "/[ville]/erreur"));
  return answer.headers.filter((line) => lets(line));
}

describe("every answer, read by another site's page (CORS)", () => {
  it.each([...routeFiles.keys()])("%s lets none read it, nor ask whether it may", async (address) => {
    const { GET, ...others } = await handlersOf(address);
    expect(Object.keys(others).filter((method) => method !== "POST")).toEqual([]);
    if (GET) expect(await lettingRead(address, GET)).toEqual([]);
  });

  it.each(["GET", "POST", "OPTIONS"])(
    "of a page, asked by %s: the proxy lets none, and keeps it to our own",
    async (method) => {
      const headers = { host: "localhost:3000", origin: EVIL, "access-control-request-method": "POST" };
      const url = `http://localhost:3000/${world.canteen.city.slug}/famille`;
      const answer = await proxy(new NextRequest(url, { method, headers }));
      expect([...answer.headers.keys()].filter((name) => lets(name))).toEqual([]);
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    },
  );

  it("of a file that goes round the proxy lets none either", () => {
    const settings = readFileSync("next.config.mjs", "utf8");
    expect(settings).toContain('key: "Cache-Control"');
    expect(settings).not.toMatch(/access-control/i);
  });

  it("would be seen, did it say that another may read it (negative control)", async () => {
    const open: Handler = async () =>
      new Response("{}", {
        headers: { "access-control-allow-origin": EVIL, "access-control-allow-credentials": "true" },
      });
    expect(await lettingRead("/[ville]/famille/factures/[id]/fichier", open)).toHaveLength(2);
  });
});
