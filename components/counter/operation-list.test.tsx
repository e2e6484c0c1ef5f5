import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { OperationLine } from "@/server/payments/domain/counter-view";
import { cents } from "@/server/platform/money";
import { EMPTY_FORM } from "../forms/form-state";
import { OperationList } from "./OperationList";

const operation: OperationLine = {
  id: "o1",
  refdet: "CANT2026000002",
  amount: cents(4530),
  status: "redirected",
  begunAt: "mardi 5 janvier à 9\u00a0h",
  askedAt: null,
  result: null,
  notifications: 0,
  trouble: null,
  moves: [],
};

it("says the state of an operation in a sentence, and names keep their capitals", () => {
  const html = renderToStaticMarkup(<OperationList action={async () => EMPTY_FORM} operations={[operation]} />);
  expect(html.replaceAll("\u00a0", " ")).toContain("mardi 5 janvier à 9 h : en cours chez PayFiP");
});
