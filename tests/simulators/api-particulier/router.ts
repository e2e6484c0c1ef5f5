import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { html } from "../shared/html";
import { redirect, sendJson, sendPage, sendStylesheet } from "../shared/http";
import { page } from "../shared/page";
import { stylesheetPath } from "../shared/stylesheet";
import { answerSwitches, switchesPath } from "../shared/switch-routes";
import { errorBody, errors } from "./errors";
import { answerQuotient, type QuotientParts } from "./quotient";

const simulator = "Simulateur d’API Particulier";
const quotientPath = "/v3/dss/quotient_familial/france_connect";

/** The service as a whole, then the one that gives quotients: what monitors of the real one read. */
const pings = ["/api/pings", "/api/cnaf_msa_quotient_familial/ping"];

function send(response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", ...headers });
  response.end(text);
}

async function quotient(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  parts: QuotientParts,
): Promise<void> {
  const { banned, gatewayDown, brokenJson, hugeAnswer, slowMs } = parts.switches.values;
  if (banned) {
    response.destroy();
    return;
  }
  const { over, headers } = parts.traffic.take(Date.now());
  if (over)
    return send(response, 429, JSON.stringify(errorBody(errors.tooManyRequests)), { ...headers, "Retry-After": "5" });
  if (gatewayDown) {
    response.writeHead(503, { "Content-Type": "text/html", ...headers });
    response.end("<h1>Service Unavailable</h1>");
    return;
  }
  if (hugeAnswer) return send(response, 200, JSON.stringify({ data: "x".repeat(1_000_000) }), headers);
  const question = `${request.headers.authorization} ${url.search}`;
  if (!parts.traffic.begin(question)) return send(response, 409, JSON.stringify(errorBody(errors.conflict)), headers);
  try {
    if (slowMs > 0) await delay(slowMs);
    const answer = await answerQuotient(request, url, parts);
    const text = JSON.stringify(answer.body);
    send(response, answer.status, brokenJson ? text.slice(0, text.length / 2) : text, {
      ...headers,
      ...answer.headers,
    });
  } finally {
    parts.traffic.end(question);
  }
}

/** Every address of the simulator: the service's, and its own under `/_simulator`. */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: QuotientParts): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === quotientPath && request.method === "GET") return quotient(request, response, url, parts);
  if (pings.includes(url.pathname)) return sendJson(response, 200, { status: "ok" });
  if (url.pathname === "/") return redirect(response, switchesPath);
  if (url.pathname === stylesheetPath) return sendStylesheet(response);
  if (url.pathname === switchesPath) {
    return answerSwitches(request, response, { simulator, board: parts.switches, actions: [] });
  }
  const main = html`<p>Cette adresse n’existe pas.</p>`;
  sendPage(response, 404, page({ title: "Page introuvable", simulator, main }));
}
