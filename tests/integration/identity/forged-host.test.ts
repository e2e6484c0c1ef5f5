import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as franceConnect from "@/app/[ville]/connexion/franceconnect/route";
import { proxy } from "@/proxy";
import { answerTrpc } from "@/server/api/answer-trpc";
import { requestSite } from "@/server/api/site";
import { requestOf } from "../../support/factory";
import { city, forgetEverybody, open, simulator } from "./franceconnect-world";
import { mailsTo, makeLocal } from "./support";

/*
 * A request that names another host than ours (attack 13): no mail, no address of return, no link of a page is ever made from
 * it. The town's host is read once, by the proxy, among those that staff have written down.
 */

const EVIL = "evil.example";
/** The ways in which a request may say a host, beside the one that it is sent to. */
const FORGED: Readonly<Record<string, string>> = {
  "x-forwarded-host": EVIL,
  "x-host": EVIL,
  "x-original-host": EVIL,
  "x-forwarded-server": EVIL,
  "x-original-url": `https://${EVIL}/`,
  "x-rewrite-url": `https://${EVIL}/`,
  forwarded: `host=${EVIL};proto=https`,
  origin: `https://${EVIL}`,
  referer: `https://${EVIL}/`,
  "x-preau-base": `//${EVIL}`,
  "x-preau-city": "ailleurs",
};

/** The host of the request, for the control alone: mails lead there, as in a portal that takes it for its own. */
const guard = vi.hoisted((): { mailsLeadTo?: string } => ({}));
vi.mock("@/server/tenancy/public-url", async (original) => {
  const real = await original<typeof import("@/server/tenancy/public-url")>();
  const publicUrl: typeof real.publicUrl = (town, path) =>
    guard.mailsLeadTo ? `https://${guard.mailsLeadTo}/${town.slug}${path}` : real.publicUrl(town, path);
  return { ...real, publicUrl };
});

const present = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => present.headers,
  cookies: async () => ({ get: () => undefined }),
}));

beforeEach(async () => {
  guard.mailsLeadTo = undefined;
  await forgetEverybody();
});

/** The request as the proxy hands it over; undefined where it names no town: then the page is that of nothing at all. */
async function placed(request: Request): Promise<Request | undefined> {
  const headers = new Headers(request.headers);
  const answer = await proxy(new NextRequest(request.url, { method: request.method, headers }));
  for (const [name, value] of answer.headers) {
    const given = /^x-middleware-request-(.*)$/.exec(name)?.[1];
    if (given) headers.set(given, value);
  }
  // What the proxy takes away is not in the list of what it hands over.
  if (!answer.headers.has("x-middleware-request-x-preau-city")) headers.delete("x-preau-city");
  const nowhere = answer.headers.get("x-middleware-rewrite")?.includes("inconnue") === true;
  const body = request.method === "POST" ? await request.text() : undefined;
  return nowhere ? undefined : new Request(request.url, { method: request.method, headers, body });
}

const HOST = "localhost:3000";
function posted(path: string, headers: Readonly<Record<string, string>>, body: URLSearchParams | string): Request {
  const own = { host: HOST, "sec-fetch-site": "same-origin" };
  return new Request(`http://${HOST}/${city.slug}${path}`, { method: "POST", headers: { ...own, ...headers }, body });
}

describe("a mail that a request asks for", () => {
  const ask = (login: string, headers: Readonly<Record<string, string>>) =>
    posted(
      "/api/trpc/identity.askRecovery",
      { "content-type": "application/json", ...headers },
      JSON.stringify({ login }),
    );
  const asContext = async (request: Request) => ({
    ...requestOf(request.headers.get("x-preau-city") ?? city.slug),
    base: request.headers.get("x-preau-base") ?? "",
  });

  it.each(Object.keys(FORGED))("leads to the portal, whatever %s says", async (name) => {
    const { login } = await makeLocal(city.id);
    const request = await placed(ask(login, { [name]: FORGED[name] ?? "" }));
    if (!request) throw new Error("The proxy knows no such town");
    expect((await answerTrpc(request, () => asContext(request))).status).toBe(200);
    const [{ text } = { text: "" }] = await mailsTo(login);
    expect(text).toContain(`http://${HOST}/${city.slug}/`);
    expect(text).not.toContain(EVIL);
  });

  it("leaves for none, when the host itself is none of ours", async () => {
    const { login } = await makeLocal(city.id);
    expect(await placed(ask(login, { host: EVIL }))).toBeUndefined();
    expect(await placed(ask(login, { host: `${HOST}.${EVIL}` }))).toBeUndefined();
    expect(await mailsTo(login)).toEqual([]);
  });

  it("would lead its reader there, with the secret, were it made from the request (negative control)", async () => {
    const { login } = await makeLocal(city.id);
    const request = ask(login, FORGED);
    guard.mailsLeadTo = request.headers.get("x-forwarded-host") ?? "";
    await answerTrpc(request, async () => requestOf(city.slug));
    const [{ text } = { text: "" }] = await mailsTo(login);
    expect(text).toMatch(new RegExp(`https://${EVIL}/${city.slug}/\\S*[\\w-]{22}`));
  });
});

describe("the address that FranceConnect is told to come back to", () => {
  const press = (headers: Readonly<Record<string, string>>) =>
    posted("/connexion/franceconnect", headers, new URLSearchParams({ suite: `//${EVIL}` }));
  async function begun(request: Request): Promise<URL> {
    const answer = await franceConnect.POST(request, { params: Promise.resolve({ ville: city.slug }) });
    return new URL(answer.headers.get("location") ?? "");
  }

  it.each(Object.keys(FORGED))("is ours, whatever %s says", async (name) => {
    const request = await placed(press({ [name]: FORGED[name] ?? "" }));
    if (!request) throw new Error("The proxy knows no such town");
    const away = await begun(request);
    expect(away.origin).toBe(new URL(simulator.issuer).origin);
    expect(away.searchParams.get("redirect_uri")).toBe(`http://${HOST}/api/auth/callback/franceconnect`);
    expect(away.href).not.toContain(EVIL);
  });

  it("would be the other's, were the header not replaced; FranceConnect then refuses it (negative control)", async () => {
    const away = await begun(press({ "x-forwarded-host": EVIL }));
    expect(away.searchParams.get("redirect_uri")).toBe(`http://${EVIL}/api/auth/callback/franceconnect`);
    const { page, url } = await open().journey.open(away.searchParams);
    expect(page?.status).toBeGreaterThanOrEqual(400);
    expect(new URL(url).origin).toBe(new URL(simulator.issuer).origin);
  });
});

describe("what the links of a page begin with", () => {
  async function baseOn(host: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const request = new Request(`http://${host}${path}`, { headers: { host, ...headers } });
    present.headers = (await placed(request))?.headers ?? new Headers({ "x-forwarded-host": host });
    return (await requestSite()).base;
  }

  it("is the town's place, or nothing, whatever the headers say", async () => {
    expect(await baseOn(HOST, `/${city.slug}/`, FORGED)).toBe(`/${city.slug}`);
    expect(await baseOn(HOST, "/", FORGED)).toBe("");
  });

  it("is the portal's own address on a host that is none of ours: its page keeps nobody there", async () => {
    expect(await baseOn(EVIL, `/${city.slug}/`)).toBe(`http://${HOST}`);
    expect(await baseOn(EVIL, "/", { "x-forwarded-host": HOST })).toBe(`http://${HOST}`);
  });

  it("would be the client's word, did the proxy not replace it (negative control)", async () => {
    present.headers = new Headers({ "x-preau-city": city.slug, "x-preau-base": `//${EVIL}` });
    expect((await requestSite()).base).toBe(`//${EVIL}`);
  });
});
