import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Provider } from "oidc-provider";
import { html } from "../shared/html";
import { readForm, redirect, sendJson, sendPage, sendStylesheet } from "../shared/http";
import { page } from "../shared/page";
import { stylesheetPath } from "../shared/stylesheet";
import { answerSwitches, switchesPath } from "../shared/switch-routes";
import { checkAuthorization } from "./authorization-checks";
import { discoveryDocument, withAddressElsewhere } from "./discovery";
import { checkEndSession } from "./end-session";
import { errorUri } from "./engine-errors";
import { engineCode } from "./error-codes";
import { errorPage, simulator } from "./error-page";
import { answerInteraction, type InteractionParts } from "./interaction";
import { introspect } from "./introspection";
import type { SigningKeys } from "./keys";

export interface FranceConnectParts extends InteractionParts {
  readonly issuer: string;
  readonly keys: SigningKeys;
  readonly rotateKeys: () => Promise<void>;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly parts: FranceConnectParts;
}

/** Hands the request to the engine as if it were mounted at the root; it finds its prefix in `originalUrl`. */
async function toEngine({ request, response, url, parts }: Exchange, search = url.search): Promise<void> {
  const path = url.pathname.slice(parts.basePath.length);
  Object.assign(request, { originalUrl: `${url.pathname}${search}` });
  request.url = `${path}${search}`;
  await parts.provider.callback()(request, response);
}

function unavailable(response: ServerResponse): void {
  sendJson(response, 503, { error: "temporarily_unavailable", error_description: "panne demandée au simulateur" });
}

async function paramsOf({ request, url }: Exchange): Promise<URLSearchParams> {
  return request.method === "POST" ? readForm(request) : url.searchParams;
}

async function authorize(exchange: Exchange): Promise<void> {
  const { request, response, parts } = exchange;
  const params = await paramsOf(exchange);
  const check = checkAuthorization(params, parts.clients, parts.issuer);
  if (check.kind === "page") return sendPage(response, 400, errorPage(check));
  if (check.kind === "redirect") return redirect(response, check.location);
  request.method = "GET";
  return toEngine(exchange, `?${params}`);
}

async function token(exchange: Exchange): Promise<void> {
  const { request, response, parts } = exchange;
  const { tokenDown, slowTokenMs, tokenError } = parts.switches.values;
  if (tokenDown) return unavailable(response);
  if (slowTokenMs > 0) await delay(slowTokenMs);
  if (tokenError) return refuse(exchange, tokenError, "panne demandée au simulateur");
  if (request.headers.authorization !== undefined) {
    return refuse(exchange, "invalid_client", "client authentication failed");
  }
  return toEngine(exchange);
}

/** An error as the engine's: 401 for a client or a token that is not recognised, 400 otherwise (PROTOCOLS 1.7). */
function refuse({ response, parts }: Exchange, error: string, error_description: string): void {
  const error_uri = errorUri(parts.issuer, engineCode(error, error_description));
  const status = error === "invalid_client" || error === "invalid_token" ? 401 : 400;
  if (error === "invalid_token") response.setHeader("WWW-Authenticate", `Bearer error="${error}"`);
  sendJson(response, status, { error, error_description, error_uri });
}

async function userinfo(exchange: Exchange): Promise<void> {
  if (exchange.parts.switches.values.userinfoRefused) {
    return refuse(exchange, "invalid_token", "panne demandée au simulateur");
  }
  return toEngine(exchange);
}

async function closeSession({ request }: Exchange, provider: Provider): Promise<void> {
  const name = provider.cookieName("session");
  const cookies = (request.headers.cookie ?? "").split(";").map((cookie) => cookie.trim().split("="));
  const id = cookies.find(([cookie]) => cookie === name)?.[1];
  if (id) await (await provider.Session.find(id))?.destroy();
}

async function endSession(exchange: Exchange): Promise<void> {
  const { response, parts } = exchange;
  const ended = await checkEndSession(await paramsOf(exchange), parts.clients, parts.keys, parts.issuer);
  if (!ended.ok) return sendPage(response, 400, errorPage(ended.error));
  await closeSession(exchange, parts.provider);
  if (ended.value.location) return redirect(response, ended.value.location);
  sendPage(
    response,
    200,
    page({ title: "Vous êtes déconnecté", simulator, main: html`<p>Vous pouvez fermer cet onglet.</p>` }),
  );
}

async function answerPlatform(exchange: Exchange, path: string): Promise<void> {
  const { request, response, parts } = exchange;
  const { discoveryDown, elsewhere, jwksDown } = parts.switches.values;
  if (path === "/.well-known/openid-configuration") {
    if (discoveryDown) return unavailable(response);
    const document = discoveryDocument(parts.issuer);
    return sendJson(response, 200, elsewhere ? withAddressElsewhere(document, elsewhere) : document);
  }
  if (path === "/jwks") return jwksDown ? unavailable(response) : toEngine(exchange);
  if (path === "/authorize") return authorize(exchange);
  if (path === "/token") return token(exchange);
  if (path === "/session/end") return endSession(exchange);
  if (path.startsWith("/interaction/")) {
    return answerInteraction(request, response, path.slice("/interaction/".length), parts);
  }
  if (path === "/userinfo") return userinfo(exchange);
  if (path === "/token/revocation" || path.startsWith("/authorize/")) return toEngine(exchange);
  return notFound(response);
}

function notFound(response: ServerResponse): void {
  sendPage(
    response,
    404,
    page({ title: "Page introuvable", simulator, main: html`<p>Cette adresse n’existe pas.</p>` }),
  );
}

async function answerSimulator(exchange: Exchange): Promise<void> {
  const { request, response, url, parts } = exchange;
  if (url.pathname === stylesheetPath) return sendStylesheet(response);
  if (url.pathname === switchesPath) {
    const rotate = { name: "rotateKeys", label: "Changer les clés de signature", run: parts.rotateKeys };
    return answerSwitches(request, response, { simulator, board: parts.switches, actions: [rotate] });
  }
  if (url.pathname === "/_simulator/introspect") {
    const asked = (await paramsOf(exchange)).get("token") ?? "";
    return sendJson(response, 200, await introspect(asked, parts.provider, parts.people, parts.clients));
  }
  if (url.pathname === "/_simulator/error") {
    const { code = "", id } = Object.fromEntries(url.searchParams);
    return sendPage(response, 200, errorPage({ code, id }));
  }
  return notFound(response);
}

/** Every address of the simulator: the platform's under the issuer's path, its own under `/_simulator`. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: FranceConnectParts,
): Promise<void> {
  const url = new URL(request.url ?? "/", parts.issuer);
  const exchange = { request, response, url, parts };
  if (url.pathname === "/") return redirect(response, switchesPath);
  if (url.pathname.startsWith("/_simulator/")) return answerSimulator(exchange);
  if (url.pathname.startsWith(`${parts.basePath}/`)) {
    return answerPlatform(exchange, url.pathname.slice(parts.basePath.length));
  }
  return notFound(response);
}
