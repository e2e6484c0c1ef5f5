import type { IncomingMessage, ServerResponse } from "node:http";
import type { InteractionResults, Provider } from "oidc-provider";
import { readForm, sendPage } from "../shared/http";
import type { Client } from "./clients";
import { errorPage } from "./error-page";
import {
  chooseProviderPage,
  type IdentityProviderId,
  type InteractionLinks,
  identityProviders,
  informationPage,
} from "./interaction-pages";
import { type LoginDesk, logIn, loginForm } from "./login";
import { requestedData } from "./scopes";
import type { FranceConnectSwitches } from "./switches";

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

export interface InteractionParts extends LoginDesk {
  readonly provider: Provider;
  readonly clients: readonly Client[];
  readonly basePath: string;
  readonly switches: FranceConnectSwitches;
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly interaction: Interaction;
  readonly client: Client;
  readonly links: InteractionLinks;
  readonly parts: InteractionParts;
}

function finish({ request, response, parts }: Visit, result: InteractionResults): Promise<void> {
  return parts.provider.interactionFinished(request, response, result);
}

function identityProvider(text: string | undefined): IdentityProviderId | undefined {
  return identityProviders.find(({ id }) => id === text)?.id;
}

/** A second identity in the same browser replaces the first session instead of meeting it. */
async function forgetOtherSession({ interaction, parts }: Visit, accountId: string): Promise<void> {
  const { session } = interaction;
  if (!session || session.accountId === accountId) return;
  await (await parts.provider.Session.find(session.cookie))?.destroy();
  interaction.session = undefined;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

async function sendLogin(visit: Visit, idp: IdentityProviderId): Promise<void> {
  const { request, response, client, links, parts } = visit;
  const outcome = logIn(idp, await readForm(request), links, client, parts);
  switch (outcome.kind) {
    case "again":
      return sendPage(response, 422, outcome.page);
    case "stopped":
      return sendPage(response, 400, errorPage({ code: outcome.code, chooseAgain: links.base }));
    case "denied":
      return finish(visit, { error: "access_denied", error_description: outcome.description });
    case "person": {
      const { accountId } = outcome.person;
      await forgetOtherSession(visit, accountId);
      return finish(visit, { login: { accountId, acr: "eidas1", amr: ["pwd"] } });
    }
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function claimsAskedOneByOne({ params }: Interaction): { userinfo: string[]; all: string[] } {
  const claims: { userinfo?: object; id_token?: object } = JSON.parse(textOf(params.claims) || "{}");
  const userinfo = Object.keys(claims.userinfo ?? {});
  return { userinfo, all: [...userinfo, ...Object.keys(claims.id_token ?? {})] };
}

async function sendConsent(visit: Visit): Promise<void> {
  const { interaction, client, parts } = visit;
  const grant = new parts.provider.Grant({ accountId: interaction.session?.accountId, clientId: client.id });
  grant.addOIDCScope(textOf(interaction.params.scope));
  grant.addOIDCClaims(claimsAskedOneByOne(interaction).all);
  return finish(visit, { consent: { grantId: await grant.save() } });
}

function showInformation({ response, interaction, links, parts }: Visit): void {
  const person = parts.people.find(interaction.session?.accountId ?? "");
  if (!person) {
    sendPage(response, 400, errorPage({ code: "Y030025", detail: "personne inconnue" }));
    return;
  }
  const data = requestedData(textOf(interaction.params.scope).split(" "), claimsAskedOneByOne(interaction).userinfo);
  const { givenNames, familyName } = person.identity;
  const personName = [...givenNames, familyName].filter(Boolean).join(" ");
  sendPage(response, 200, informationPage({ links, personName, data, mandate: person.mandate }));
}

async function answerStep(visit: Visit, step: readonly string[]): Promise<void> {
  const { request, response, interaction, links, parts } = visit;
  const posted = request.method === "POST";
  const [action, id] = step;
  if (parts.switches.values.serverError) {
    return finish(visit, { error: "server_error", error_description: "oops! something went wrong" });
  }
  if (parts.switches.values.cancel || (posted && action === "abandon")) {
    return finish(visit, { error: "access_denied", error_description: "User auth aborted" });
  }
  if (interaction.prompt.name === "consent") {
    return posted && action === "continuer" ? sendConsent(visit) : showInformation(visit);
  }
  const idp = action === "idp" ? identityProvider(id) : undefined;
  if (!idp) return sendPage(response, 200, chooseProviderPage(links));
  const form = posted ? undefined : loginForm(idp, links, parts);
  return form ? sendPage(response, 200, form) : sendLogin(visit, idp);
}

/** The pages between the authorization request and its answer: `path` is what follows `/interaction/`. */
export async function answerInteraction(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  parts: InteractionParts,
): Promise<void> {
  const [uid, ...step] = path.split("/");
  const interaction = await parts.provider.interactionDetails(request, response).catch(() => undefined);
  const client = parts.clients.find(({ id }) => id === interaction?.params.client_id);
  if (!interaction || interaction.uid !== uid || !client) {
    return sendPage(
      response,
      400,
      errorPage({ code: "Y030025", detail: "connexion inconnue ou de plus de 30 minutes" }),
    );
  }
  const links = { base: `${parts.basePath}/interaction/${uid}`, serviceName: client.name };
  await answerStep({ request, response, interaction, client, links, parts }, step);
}
