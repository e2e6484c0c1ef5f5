import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SiteMap } from "../../components/public/SiteMap";
import { pageRoutes } from "../../scripts/test/page-routes";

const STEP = "a step of something that begins on another page";
const END = "says what was just done";
const FROM_LOGIN = "the login leads to it, when it must";
const FROM_CERTIFICATES = "the form of one certificate, which the page of certificates offers with what each is for";
const FROM_DOSSIER = "a part of the dossier, which the dossier leads to";

/** Pages that the map leaves out, each with the reason. */
const EXCUSED: Readonly<Record<string, string>> = {
  "/connexion/mot-de-passe": "only for those whose login has a password: their profile leads to it",
  "/connexion/nouveau-mot-de-passe": "opens with the link of a mail",
  "/connexion/demande/envoyee": END,
  "/connexion/en-attente": FROM_LOGIN,
  "/deconnexion": END,
  "/simulateur/resultat": STEP,
  "/famille/droits": "says why another page did not open",
  "/famille/attestations/fiscale": FROM_CERTIFICATES,
  "/famille/attestations/frequentation": FROM_CERTIFICATES,
  "/famille/attestations/inscription": FROM_CERTIFICATES,
  "/famille/attestations/paiement": FROM_CERTIFICATES,
  "/famille/documents/deposer": STEP,
  "/famille/dossier/adresse": FROM_DOSSIER,
  "/famille/dossier/choisir": "only for those who have several dossiers",
  "/famille/dossier/coordonnees": FROM_DOSSIER,
  "/famille/dossier/historique": FROM_DOSSIER,
  "/famille/dossier/modifications": FROM_DOSSIER,
  "/famille/factures/payer": STEP,
  "/famille/inscriptions/nouvelle": STEP,
  "/famille/inscriptions/recapitulatif": STEP,
  "/famille/reservations/confirmation": END,
  "/famille/reservations/historique": "the past of the page of bookings, which leads to it",
  "/famille/reservations/recapitulatif": STEP,
  "/famille/reservations/semaine-type": "another way to book, which the page of bookings offers",
};

const BASE = "/[ville]";
const html = renderToStaticMarkup(createElement(SiteMap, { base: BASE }));
const listed = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replace(/\/$/, ""));

/** What a person without an agent's account can reach of a town by an address that they could write down. */
const isForEverybody = (route: string) =>
  route.startsWith(BASE) && !route.startsWith(`${BASE}/agents`) && !route.slice(BASE.length).includes("[");

const missing = (routes: readonly string[]) =>
  routes.filter((route) => isForEverybody(route) && !listed.includes(route) && !EXCUSED[route.slice(BASE.length)]);

it("has every public page and every page of the family's space, but for those excused (RGAA 12.3)", () => {
  expect(missing(pageRoutes())).toEqual([]);
});

it("leads to pages that are there, each once", () => {
  expect(listed.filter((route) => !pageRoutes().includes(route))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

it("excuses no page that is in it, nor one that is gone", () => {
  const wrong = Object.keys(EXCUSED).filter(
    (path) => listed.includes(BASE + path) || !pageRoutes().includes(BASE + path),
  );
  expect(wrong).toEqual([]);
});

it("would miss a page that somebody adds (control)", () => {
  const added = [
    `${BASE}/menus`,
    `${BASE}/famille/messages`,
    `${BASE}/agents/messages`,
    `${BASE}/famille/messages/[id]`,
  ];
  expect(missing([...pageRoutes(), ...added])).toEqual([`${BASE}/menus`, `${BASE}/famille/messages`]);
});
