import type { IncomingMessage, ServerResponse } from "node:http";
import { readForm, redirect, sendPage } from "../shared/http";
import type { Notifier } from "./notifier";
import type { Operation } from "./operations";
import { choices, closingPage, isChoice, paymentPage, refusalPage, returnPage } from "./payment-pages";
import type { ServiceParts } from "./service";

export interface PaymentParts extends ServiceParts {
  readonly notifier: Notifier;
}

function returnAddress({ idOp, creation }: Operation, parameter: string): string {
  const url = new URL(creation.urlredirect);
  url.searchParams.append(parameter, idOp);
  return url.href;
}

function openPage(response: ServerResponse, idOp: string, { operations, clients }: PaymentParts): void {
  const entry = operations.enter(idOp);
  if (typeof entry === "string") sendPage(response, 400, refusalPage(entry));
  else
    sendPage(
      response,
      200,
      paymentPage(
        entry,
        clients.find(({ numcli }) => numcli === entry.creation.numcli),
      ),
    );
}

async function finish(request: IncomingMessage, response: ServerResponse, parts: PaymentParts): Promise<void> {
  const { operations, notifier, switches, say } = parts;
  const form = await readForm(request);
  const operation = operations.find(form.get("idop") ?? "");
  const issue = form.get("issue") ?? "";
  if (!operation || !isChoice(issue)) return sendPage(response, 400, refusalPage("P1"));
  const { outcome, leave } = choices[issue];
  if (!operations.settle(operation, outcome)) return sendPage(response, 400, refusalPage("P3"));
  say(`${operation.idOp} : ${outcome}`);
  await notifier.beforeReturn(operation);
  if (leave) sendPage(response, 200, closingPage(operation));
  else if (switches.values.returnByPost) sendPage(response, 200, returnPage(operation, notifier.parameter));
  else redirect(response, returnAddress(operation, notifier.parameter));
  notifier.afterReturn(operation);
}

/** The payer's page: GET opens it once, POST says how the payment ends and sends the payer back. */
export async function answerPayment(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  parts: PaymentParts,
): Promise<void> {
  if (request.method === "POST") return finish(request, response, parts);
  openPage(response, url.searchParams.get("idop") ?? "", parts);
}
