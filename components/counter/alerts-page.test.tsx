import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AlertLine } from "@/server/payments/domain/counter-view";
import { cents } from "@/server/platform/money";
import { EMPTY_FORM } from "../forms/form-state";
import { AlertsPage } from "./AlertsPage";

const alert: AlertLine = {
  id: "a1",
  kind: "overpaid",
  raisedAt: "mardi 5 janvier à 9\u00a0h",
  regieName: "Régie des cantines",
  familyId: null,
  familyName: "",
  familyNumber: "",
  amount: cents(500),
  result: null,
  resultAmount: null,
  refdet: null,
  paymentId: null,
  receipt: null,
  closed: null,
};

const shown = (over: Partial<AlertLine>, pages = 1, page = 1) => {
  const list = { alerts: [{ ...alert, ...over }], page, pages };
  return renderToStaticMarkup(<AlertsPage action={async () => EMPTY_FORM} base="/corbas" list={list} />);
};

it("an alert begins with its family, or with the régie where it is about none", () => {
  expect(shown({})).toContain("<p>Régie des cantines, mardi 5 janvier");
  const family = shown({ familyId: "f1", familyName: "Essai", familyNumber: "12" });
  expect(family.replaceAll("\u00a0", " ")).toContain("n° 12, Essai</a>. Régie des cantines, mardi");
});

it.each(["overpaid", "paid_twice"] as const)("never says that all of %s is kept: it may have paid others", (kind) => {
  const text = shown({ kind }).replaceAll("\u00a0", " ");
  expect(text).toMatch(/réglé .*autres.* reste.* gardé pour la famille/);
  expect(text).not.toContain("et gardé pour la famille");
});

it("leads to the other pages where there are several", () => {
  expect(shown({})).not.toContain("Pages des alertes");
  const middle = shown({}, 3, 2);
  for (const page of [1, 3]) expect(middle).toContain(`href="/corbas/agents/regie/alertes?page=${page}"`);
});
