import { err, ok, type Result } from "@/server/platform/result";
import type { Html } from "../shared/html";
import type { Client } from "./clients";
import type { ErrorCode } from "./error-codes";
import { type TestIdentity, testPassword } from "./identities";
import type { IdentityProviderId, InteractionLinks } from "./interaction-pages";
import { loginPage, mandatePage, perimeters } from "./login-pages";
import type { People, Person } from "./people";
import { correctIdentity, type Identity } from "./register";
import { blankTypedValues, readTypedIdentity, typedIdentityPage } from "./typed-identity";

/** What came of a form sent to an identity provider. */
export type LoginOutcome =
  | { readonly kind: "person"; readonly person: Person }
  | { readonly kind: "again"; readonly page: Html }
  | { readonly kind: "stopped"; readonly code: ErrorCode }
  /** The service is told `access_denied`. */
  | { readonly kind: "denied"; readonly description: string };

export interface LoginDesk {
  readonly identities: readonly TestIdentity[];
  readonly people: People;
}

/** The form of an identity provider, or undefined for one that has none. */
export function loginForm(
  idp: IdentityProviderId,
  links: InteractionLinks,
  { identities }: LoginDesk,
): Html | undefined {
  if (idp === "demonstration") return loginPage({ links, identities, login: "", errors: [] });
  if (idp === "saisie") return typedIdentityPage(links, blankTypedValues, []);
  if (idp === "aidants-connect") {
    return mandatePage({ links, identities, login: "test", held: ["Famille-Scolarité"], errors: [] });
  }
  return undefined;
}

function checked(identity: Identity, refusal: ErrorCode | undefined): Result<Identity, ErrorCode> {
  return refusal ? err(refusal) : correctIdentity(identity);
}

function enter(
  { people }: LoginDesk,
  identity: Identity,
  refusal: ErrorCode | undefined,
  identityProvider: string,
  mandate: readonly string[] | undefined,
): LoginOutcome {
  const corrected = checked(identity, refusal);
  if (!corrected.ok) return { kind: "stopped", code: corrected.error };
  const person = people.add({
    identity: corrected.value,
    providerBirthdate: identity.birthdate,
    identityProvider,
    mandate,
  });
  return { kind: "person", person };
}

function credentials(form: URLSearchParams, identities: readonly TestIdentity[]): Result<TestIdentity, string> {
  const chosen = form.get("choix");
  const login = (chosen ?? form.get("identifiant") ?? "").trim().normalize("NFC");
  const found = identities.find((one) => one.login === login);
  if (found && (chosen !== null || form.get("mot_de_passe") === testPassword)) return ok(found);
  return err(login);
}

function logInWithPassword(form: URLSearchParams, links: InteractionLinks, desk: LoginDesk): LoginOutcome {
  const found = credentials(form, desk.identities);
  if (found.ok) return enter(desk, found.value.identity, found.value.refusal, "demonstration", undefined);
  const message = "L’identifiant ou le mot de passe est faux. Vérifiez-les, ou prenez une identité de la liste.";
  const errors = [{ field: "identifiant", message }];
  return { kind: "again", page: loginPage({ links, identities: desk.identities, login: found.error, errors }) };
}

function logInByHand(form: URLSearchParams, links: InteractionLinks, desk: LoginDesk): LoginOutcome {
  const typed = readTypedIdentity(form);
  if (!typed.ok) return { kind: "again", page: typedIdentityPage(links, typed.values, typed.errors) };
  return enter(desk, typed.identity, undefined, "saisie", undefined);
}

function logInByMandate(form: URLSearchParams, links: InteractionLinks, client: Client, desk: LoginDesk): LoginOutcome {
  const login = form.get("personne") ?? "";
  const held = perimeters.filter((perimeter) => form.getAll("perimetres").includes(perimeter));
  const found = desk.identities.find((one) => one.login === login);
  const errors = [
    ...(found ? [] : [{ field: "personne", message: "La personne manque. Choisissez-la dans la liste." }]),
    ...(held.length > 0 ? [] : [{ field: "perimetres", message: "Le mandat est vide. Cochez une démarche au moins." }]),
  ];
  if (!found || errors.length > 0) {
    return { kind: "again", page: mandatePage({ links, identities: desk.identities, login, held, errors }) };
  }
  const needed = client.mandatePerimeters;
  if (needed.length > 0 && !needed.some((perimeter) => held.some((one) => one === perimeter))) {
    return { kind: "denied", description: "User auth aborted (Y600020)" };
  }
  return enter(desk, found.identity, found.refusal, "aidants-connect", held);
}

/** Reads the form of an identity provider. A provider blocked by the person herself denies at once. */
export function logIn(
  idp: IdentityProviderId,
  form: URLSearchParams,
  links: InteractionLinks,
  client: Client,
  desk: LoginDesk,
): LoginOutcome {
  if (idp === "demonstration") return logInWithPassword(form, links, desk);
  if (idp === "saisie") return logInByHand(form, links, desk);
  if (idp === "aidants-connect") return logInByMandate(form, links, client, desk);
  return { kind: "denied", description: "User auth aborted (Y100011)" };
}
