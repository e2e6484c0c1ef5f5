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
  spent: null,
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

it.each(["overpaid", "paid_twice"] as const)(
  "says of %s which invoices the money settled, in euros, and what is kept",
  (kind) => {
    const said = (settled: readonly (readonly [string, number])[], kept: number) => {
      const spent = {
        settled: settled.map(([reference, amount]) => ({ reference, amount: cents(amount) })),
        kept: cents(kept),
      };
      return shown({ kind, spent }).replaceAll("\u00a0", " ");
    };
    const two = [["CANT2027000001", 100] as const, ["CANT2027000002", 1_200] as const];
    expect(said(two, 2_800)).toContain(
      "Il a réglé 1,00 € de la facture CANT2027000001, 12,00 € de la facture CANT2027000002. 28,00 € gardés pour la famille.",
    );
    expect(said([], 500)).toContain("Il n’a réglé aucune facture. 5,00 € gardés pour la famille.");
    expect(said(two, 0)).toContain("Rien n’est gardé pour la famille.");
  },
);

it("leads to the other pages where there are several", () => {
  expect(shown({})).not.toContain("Pages des alertes");
  const middle = shown({}, 3, 2);
  for (const page of [1, 3]) expect(middle).toContain(`href="/corbas/agents/regie/alertes?page=${page}"`);
});
