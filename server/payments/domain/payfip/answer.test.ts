import { describe, expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { err, ok } from "@/server/platform/result";
import {
  differences,
  eventOf,
  FAULT_CODES,
  isIdOp,
  notifiedIdOp,
  type PaymentAnswer,
  readPaymentAnswer,
  type SentOperation,
} from "./index";

const sent: SentOperation = { numcli: "006382", refdet: "FAC2026000123A1", amount: cents(5775), saisie: "W" };

const fields = {
  resultrans: "P",
  numauto: "A55A",
  dattrans: "25032026",
  heurtrans: "0912",
  numcli: "006382",
  exer: "20",
  refdet: "FAC2026000123A1",
  montant: "5775",
  saisie: "W",
};

function read(change: Record<string, string> = {}): PaymentAnswer | undefined {
  return readPaymentAnswer(new Map(Object.entries({ ...fields, ...change })));
}

const answer = (change: Record<string, string> = {}): PaymentAnswer => {
  const found = read(change);
  if (!found) throw new Error("no answer");
  return found;
};

describe("an answer of PayFiP", () => {
  it("is read with its minute in French time", () => {
    const { at, ...rest } = answer();
    expect(at?.toString()).toBe("2026-03-25T08:12:00Z");
    expect(rest).toEqual({
      result: "P",
      amount: 5775,
      numcli: "006382",
      refdet: "FAC2026000123A1",
      saisie: "W",
      numauto: "A55A",
    });
  });

  it("as recorded: a debit of 10.00 EUR", () => {
    const change = {
      resultrans: "V",
      montant: "1000",
      numauto: "112233445566-tip",
      dattrans: "12122019",
      heurtrans: "1311",
    };
    expect(answer(change)).toMatchObject({ result: "V", amount: 1000, numauto: "112233445566-tip" });
    expect(answer(change).at?.toString()).toBe("2019-12-12T12:11:00Z");
  });

  it.each(["", "p", "O", "PP", "constructor"])("is none with the result %s", (resultrans) => {
    expect(read({ resultrans })).toBeUndefined();
  });

  it.each([
    ["31022026", "0912"],
    ["25032026", "2460"],
    ["2026-03-25", "0912"],
    ["", ""],
  ])("keeps its result when its date is unreadable: %s %s", (dattrans, heurtrans) => {
    expect(answer({ dattrans, heurtrans })).toMatchObject({ result: "P", at: null });
  });

  it.each([
    [{}, []],
    [{ montant: "5776" }, ["montant"]],
    [{ montant: "57.75" }, ["montant"]],
    [{ montant: "" }, ["montant"]],
    [{ montant: "-5775" }, ["montant"]],
    [{ numcli: "6382" }, ["numcli"]],
    [{ refdet: "FAC2026000123A2" }, ["refdet"]],
    [{ saisie: "T" }, ["saisie"]],
    [{ montant: "1", numcli: "", refdet: "", saisie: "" }, ["montant", "numcli", "refdet", "saisie"]],
    [{ exer: "1999" }, []],
  ])("is compared with what was sent: %o, %o", (change, names) => {
    expect(differences(sent, answer(change))).toEqual(names);
  });
});

describe("what an outcome teaches", () => {
  it("is the result, with what differs", () => {
    expect(eventOf(sent, ok(answer({ montant: "1" })))).toEqual({
      tag: "answered",
      result: "P",
      saisie: "W",
      differences: ["montant"],
    });
  });

  it("is in the mode that was sent, whatever comes back", () => {
    const test: SentOperation = { ...sent, saisie: "T" };
    expect(eventOf(test, ok(answer({ saisie: "W" })))).toMatchObject({ saisie: "T", differences: ["saisie"] });
  });

  it.each([
    ["P5", { tag: "noResultYet" }],
    ["P1", { tag: "unknownId" }],
  ])("%s: %o", (code, event) => {
    expect(eventOf(sent, err({ tag: "PayFipFault", code, label: "" }))).toEqual(event);
  });

  it("is nothing for any other failure", () => {
    for (const code of [...FAULT_CODES.filter((one) => one !== "P1" && one !== "P5"), "", "Q9"]) {
      expect(eventOf(sent, err({ tag: "PayFipFault", code, label: "" }))).toBeUndefined();
    }
    expect(eventOf(sent, err({ tag: "PayFipTimeout", limitMs: 15_000 }))).toBeUndefined();
    expect(eventOf(sent, err({ tag: "PayFipHttpStatus", status: 500 }))).toBeUndefined();
    expect(eventOf(sent, err({ tag: "PayFipBrokenAnswer", reason: "" }))).toBeUndefined();
  });
});

describe("the id that a notification carries", () => {
  const id = "4b0eb5b0-b335-11e2-9219-001fe256bdfe";

  it.each([
    [`idop=${id}`, "", id],
    ["", `idOp=${id}`, id],
    ["", `IDOP=%20${id}%20`, id],
    [`idop=&idOp=${id}`, "", id],
    [`idop=${id}x`, "", undefined],
    ["idop=1%27%20OR%20%271", "", undefined],
    [`other=${id}`, "", undefined],
    ["", "", undefined],
  ])("query %s, body %s: %s", (query, body, expected) => {
    expect(notifiedIdOp(new URLSearchParams(query), new URLSearchParams(body))).toBe(expected);
  });

  it("has the form of a UUID of any version", () => {
    expect(isIdOp(id.toUpperCase())).toBe(true);
    expect(isIdOp(id.replaceAll("-", "0"))).toBe(false);
  });
});
