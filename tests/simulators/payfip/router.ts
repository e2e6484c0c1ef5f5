import type { IncomingMessage, ServerResponse } from "node:http";
import { html } from "../shared/html";
import { redirect, sendPage, sendStylesheet } from "../shared/http";
import { page } from "../shared/page";
import { stylesheetPath } from "../shared/stylesheet";
import { answerSwitches, switchesPath } from "../shared/switch-routes";
import { answerOperations, clockActions, operationList, operationsPath } from "./control";
import { answerPayment, type PaymentParts } from "./payment";
import { paymentPath, simulator } from "./payment-pages";
import { answerService } from "./service";
import { wsdl } from "./wsdl";

export const servicePath = "/tpa/services/securite";

export interface PayFipParts extends PaymentParts {
  /** Where the simulator is, without a path. */
  readonly base: string;
}

function notFound(response: ServerResponse): void {
  sendPage(
    response,
    404,
    page({ title: "Page introuvable", simulator, main: html`<p>Cette adresse n’existe pas.</p>` }),
  );
}

function sendWsdl(response: ServerResponse, base: string): void {
  response.writeHead(200, { "Content-Type": "text/xml; charset=utf-8" });
  response.end(wsdl(`${base}${servicePath}`));
}

/** Every address of the simulator: PayFiP's under `/tpa`, its own under `/_simulator`. */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: PayFipParts): Promise<void> {
  const url = new URL(request.url ?? "/", parts.base);
  switch (url.pathname) {
    case "/":
      return redirect(response, switchesPath);
    case stylesheetPath:
      return sendStylesheet(response);
    case switchesPath: {
      const { switches, operations } = parts;
      const actions = clockActions(switches);
      return answerSwitches(request, response, {
        simulator,
        board: switches,
        actions,
        more: operationList(operations.list()),
      });
    }
    case operationsPath:
      return answerOperations(request, response, parts);
    case servicePath:
      if (request.method === "POST") return answerService(request, response, parts);
      return url.search.toLowerCase() === "?wsdl" ? sendWsdl(response, parts.base) : notFound(response);
    case paymentPath:
      return answerPayment(request, response, url, parts);
    default:
      return notFound(response);
  }
}
