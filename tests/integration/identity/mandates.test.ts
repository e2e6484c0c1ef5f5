import { beforeEach, describe, expect, it, vi } from "vitest";
import { owner } from "../../support/owner";
import type { Browser } from "./browser";
import { city, failed, forgetEverybody, makeAngela, open, simulator } from "./franceconnect-world";

/*
 * A helper of Aidants Connect logs in for somebody (A10, protocols 1.5). FranceConnect refuses a mandate that covers none of
 * the perimeters that it knows of us: here it knows of none, and what keeps a narrow mandate out is ours.
 */

/** Any mandate covers the affairs of a family, once a test says so. */
const guard = vi.hoisted(() => ({ anyMandate: false }));
vi.mock("@/server/families/domain/pivot-claims", async (original) => {
  const real = await original<typeof import("@/server/families/domain/pivot-claims")>();
  const coversFamilyMatters: typeof real.coversFamilyMatters = (claims) =>
    guard.anyMandate || real.coversFamilyMatters(claims);
  return { ...real, coversFamilyMatters };
});

beforeEach(async () => {
  guard.anyMandate = false;
  for (const client of simulator.clients) Object.assign(client, { mandatePerimeters: [] });
  await forgetEverybody();
  await makeAngela();
});

/** From the button back to our address, by a helper whose mandate covers `perimeters`; gives where the browser is sent. */
async function comeByMandate(browser: Browser, perimeters: readonly string[]): Promise<string> {
  const start = await browser.journey.open(new URL(await browser.begin()).searchParams);
  const ticked = perimeters.map((perimeter) => ["perimetres", perimeter] as const);
  const information = await browser.journey.submit(start.url, "/idp/aidants-connect", [
    ["personne", "test"],
    ...ticked,
  ]);
  const back = await browser.journey.submit(information.url, "/continuer", {});
  return (await browser.come(back.url)).location;
}

const count = async (table: string) => (await owner().query(`SELECT 1 FROM ${table}`)).rowCount;

describe("a mandate that does not cover the affairs of a family", () => {
  it("opens nothing, leaves nothing, and ends the session at FranceConnect of the one it was for", async () => {
    const browser = open();
    const away = await comeByMandate(browser, ["Logement", "Justice"]);
    expect(away.startsWith(`${simulator.issuer}/session/end?`)).toBe(true);
    expect(new URL(away).searchParams.get("id_token_hint")).toMatch(/^eyJ/);
    expect(await browser.sessionId()).toBeUndefined();
    expect([await count("session"), await count("federated_identity"), await count("account_request")]).toEqual([
      0, 0, 0,
    ]);
    expect(await browser.isStillKnown(), "before leaving").toBe(true);
    expect(await browser.leaveFranceConnect(away)).toBe(failed("mandat"));
    expect(await browser.isStillKnown()).toBe(false);
  });

  it("would open the dossier of the one it was for, were its perimeters not read (negative control)", async () => {
    guard.anyMandate = true;
    const browser = open();
    expect(await comeByMandate(browser, ["Logement", "Justice"])).toBe(`/${city.slug}/famille`);
    expect(await browser.sessionId()).toBeDefined();
  });
});

describe("a mandate that covers them, among others", () => {
  it("opens the dossier, with its perimeters kept; the logout ends FranceConnect's session too", async () => {
    const browser = open();
    expect(await comeByMandate(browser, ["Famille-Scolarité", "Logement"])).toBe(`/${city.slug}/famille`);
    const { rows } = await owner().query("SELECT represented_by FROM session WHERE id = $1", [
      await browser.sessionId(),
    ]);
    expect(rows).toEqual([{ represented_by: "Famille-Scolarité Logement" }]);
    expect(await browser.leaveFranceConnect(await browser.logOut())).toBe(`/${city.slug}/deconnexion`);
    expect(await browser.isStillKnown()).toBe(false);
  });
});
