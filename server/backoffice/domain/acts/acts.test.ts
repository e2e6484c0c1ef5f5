import { describe, expect, it } from "vitest";
import type { ActEntry } from "./act";
import { statementsOf } from "./acts.fr";
import { authorOf } from "./author.fr";
import { daysText } from "./day-sentences.fr";

const names = new Map([
  ["corrected", "CANT2026000002"],
  ["ben", "Ben"],
  ["ana", "Ana"],
  ["cantine", "Restauration scolaire"],
  ["lac", "École du Lac"],
  ["adulte", "Camille Exemple"],
  ["recu", "CANT-R-2026-000123"],
  ["rib", "Avis d’imposition"],
  ["agent", "Dominique Exemple"],
]);

const entry = (over: Partial<ActEntry>): ActEntry => ({
  id: "1",
  table: "booking",
  operation: "insert",
  rowId: "row",
  before: null,
  after: null,
  about: null,
  ...over,
});

const booked = (day: string, child = "ben", over: object = {}) =>
  entry({ after: { child_id: child, activity_id: "cantine", day, price_cents: 420, status: "booked", ...over } });

const told = (...entries: ActEntry[]) => statementsOf("Camille Exemple", entries, names);

describe("an act in sentences", () => {
  it("joins the days of one child, with what they cost", () => {
    expect(told(booked("2026-12-04"), booked("2026-12-03"), booked("2027-01-01"), booked("2026-12-03", "ana"))).toEqual(
      [
        {
          text: "Camille Exemple a réservé pour Ben (Restauration scolaire)\u00a0: 3 et 4 décembre 2026\u00a0; 1er janvier 2027.",
          details: [{ label: "Prix des 3 jours", before: null, after: "12,60\u00a0€" }],
        },
        {
          text: "Camille Exemple a réservé pour Ana (Restauration scolaire)\u00a0: 3 décembre 2026.",
          details: [{ label: "Prix", before: null, after: "4,20\u00a0€" }],
        },
      ],
    );
  });

  it("says what a change does not repeat from what its row is about", () => {
    const about = { child_id: "ben", activity_id: "cantine", day: "2026-12-03" };
    const change = (table: string, before: object, after: object) =>
      told(entry({ table, operation: "update", before: { ...before }, after: { ...after }, about }))[0]?.text;
    const cancelled = { status: "cancelled", cancelled_late: false };
    expect(change("booking", { status: "booked" }, cancelled)).toBe(
      "Camille Exemple a annulé la réservation de Ben (Restauration scolaire)\u00a0: 3 décembre 2026.",
    );
    const ana = { ...about, child_id: "ana" };
    const ofAna = entry({
      table: "booking",
      operation: "update",
      before: { status: "booked" },
      after: cancelled,
      about: ana,
    });
    expect(told(ofAna)[0]?.text).toContain("a annulé la réservation d’Ana (");
    expect(change("booking", { status: "booked" }, { ...cancelled, cancelled_late: true })).toContain(
      "a annulé après la date limite",
    );
    expect(change("booking", { status: "booked" }, { ...cancelled, closing_id: "x" })).toContain("a fermé le service");
    expect(change("waitlist_entry", { status: "waiting" }, { status: "offered" })).toContain(
      "a proposé la place qui s’est libérée à Ben",
    );
  });

  it("shows what changed before and after, and what is empty as nothing on a new row", () => {
    const moved = entry({
      table: "child",
      operation: "update",
      rowId: "ben",
      before: { school_id: null, diet: "standard", search_text: "***" },
      after: { school_id: "lac", diet: "sans_viande", search_text: "***" },
    });
    expect(told(moved)).toEqual([
      {
        text: "Camille Exemple a modifié la fiche de Ben.",
        details: [
          { label: "École", before: "", after: "École du Lac" },
          { label: "Repas", before: "Repas habituel", after: "Repas sans viande" },
        ],
      },
    ]);
  });

  it("says an amount once: what follows from a payment is left out, unless it stands alone", () => {
    const payment = entry({
      table: "payment",
      rowId: "recu",
      after: { amount_cents: 4530, day: "2026-12-01", origin: "counter", debtor_id: "d", payer_name: "" },
    });
    const ledger = entry({
      table: "ledger_entry",
      after: { kind: "payment", day: "2026-12-01" },
      about: { cents: -4530 },
    });
    expect(told(payment, ledger)).toEqual([
      {
        text: "Camille Exemple a enregistré un paiement de 45,30\u00a0€, reçu CANT-R-2026-000123.",
        details: [
          { label: "Jour", before: null, after: "1er décembre 2026" },
          { label: "Encaissé", before: null, after: "au guichet" },
        ],
      },
    ]);
    expect(told(ledger)[0]?.text).toBe(
      "Camille Exemple a inscrit au compte de la famille un mouvement de 45,30\u00a0€.",
    );
  });

  it("tells an invoice that is issued as a new thing", () => {
    const issued = entry({
      table: "invoice",
      operation: "update",
      before: { status: "draft", due_day: null, number: null },
      after: { status: "issued", due_day: "2026-11-04", number: 2 },
      about: { kind: "invoice", reference: "CANT2026000002", total_cents: 3020, status: "issued" },
    });
    expect(told(issued)).toEqual([
      {
        text: "Camille Exemple a émis la facture CANT2026000002 de 30,20\u00a0€.",
        details: [{ label: "À payer au plus tard le", before: null, after: "4 novembre 2026" }],
      },
    ]);
  });

  it("tells a credit note with the invoice that it corrects, and why (X5, D12)", () => {
    const about = { kind: "credit_note", reference: "CANT2026000009", total_cents: -1100, status: "issued" };
    const issued = entry({
      table: "invoice",
      operation: "update",
      before: { status: "draft", number: null },
      after: { status: "issued", number: 9 },
      about: { ...about, corrects_id: "corrected", reason: "Erreur de pointage" },
    });
    expect(told(issued)[0]?.text).toBe(
      "Camille Exemple a émis l’avoir CANT2026000009 de 11,00\u00a0€ sur la facture CANT2026000002, «\u00a0Erreur de pointage\u00a0».",
    );
  });

  it("tells an answer by what it answers, with its reason", () => {
    const refused = entry({
      table: "document",
      operation: "update",
      before: { status: "pending", reason: null, decided_by: null },
      after: { status: "refused", reason: "Illisible", decided_by: "agent" },
      about: { type_id: "rib", child_id: null },
    });
    expect(told(refused)).toEqual([
      {
        text: "Camille Exemple a refusé la pièce «\u00a0Avis d’imposition\u00a0».",
        details: [{ label: "Raison", before: "", after: "Illisible" }],
      },
    ]);
    const taken = { operation: "update", before: { assigned_to: null }, after: { assigned_to: "agent" } } as const;
    expect(told(entry({ table: "change_request", ...taken }))[0]?.text).toBe(
      "Camille Exemple a pris en charge la demande de modification.",
    );
  });

  it("names who acted by what is known of them", () => {
    const agent = { name: "Dominique", kind: "agent" } as const;
    expect(authorOf("account:1", agent)).toEqual({ name: "Dominique", way: "agent, depuis l’espace des agents" });
    expect(authorOf("account:1", undefined).name).toBe("Un compte supprimé");
    expect(authorOf("offer-link:1", undefined).way).toBe("lien d’une place proposée par e-mail");
    expect(authorOf("worker", undefined).way).toBe("tâche automatique");
    expect(authorOf("reprise", undefined).name).toBe("La reprise des données");
    expect(daysText(["2026-12-03", "2026-12-03", "no day"])).toBe("3 décembre 2026");
  });
});
