import { z } from "zod";
import { SwitchBoard } from "../shared/switch-board";
import { type ErrorName, errorNames, errors } from "./errors";

const off = () => z.boolean().default(false);

const schema = z.strictObject({
  tokenRefused: off(),
  tokenExpired: off(),
  tokenBlacklisted: off(),
  rightsMissing: off(),
  notFoundMsa: off(),
  notFoundCnaf: off(),
  notKnown: off(),
  unexpected: off(),
  conflict: off(),
  recipientMissing: off(),
  identityRefused: off(),
  tooManyRequests: off(),
  providerNonsense: off(),
  providerDown: off(),
  providerTooSlow: off(),
  providerNotResolved: off(),
  providerTooManyRequests: off(),
  network: off(),
  gatewayDown: off(),
  brokenJson: off(),
  hugeAnswer: off(),
  banned: off(),
  noQuotient: off(),
  oldMonth: off(),
  recalculated: off(),
  otherHousehold: off(),
  slowMs: z.number().int().min(0).max(120_000).default(0),
});

type Values = z.output<typeof schema>;
export type ApiParticulierSwitches = SwitchBoard<Values>;

const error = (name: ErrorName) => {
  const { status, code, title } = errors[name];
  return { label: `${status} ${code}`, hint: title };
};

/** Every failure on demand: the documented errors by their code, then what no document foresees. */
export function apiParticulierSwitches(): ApiParticulierSwitches {
  return new SwitchBoard<Values>(schema, {
    tokenRefused: error("tokenRefused"),
    tokenExpired: error("tokenExpired"),
    tokenBlacklisted: error("tokenBlacklisted"),
    rightsMissing: error("rightsMissing"),
    notFoundMsa: error("notFoundMsa"),
    notFoundCnaf: error("notFoundCnaf"),
    notKnown: error("notKnown"),
    unexpected: error("unexpected"),
    conflict: error("conflict"),
    recipientMissing: error("recipientMissing"),
    identityRefused: error("identityRefused"),
    tooManyRequests: error("tooManyRequests"),
    providerNonsense: error("providerNonsense"),
    providerDown: error("providerDown"),
    providerTooSlow: error("providerTooSlow"),
    providerNotResolved: error("providerNotResolved"),
    providerTooManyRequests: error("providerTooManyRequests"),
    network: error("network"),
    gatewayDown: { label: "503 sans corps", hint: "Une passerelle répond à la place du service." },
    brokenJson: { label: "Réponse coupée", hint: "Le JSON s’arrête au milieu." },
    hugeAnswer: { label: "Réponse démesurée", hint: "Un mégaoctet à la place de la réponse." },
    banned: {
      label: "Adresse bannie",
      hint: "La connexion est coupée sans réponse HTTP, comme après des 429 ignorés.",
    },
    noQuotient: { label: "Pas de quotient", hint: "La réponse ne contient pas de quotient familial." },
    oldMonth: { label: "Quotient ancien", hint: "Le quotient est celui d’il y a dix mois." },
    recalculated: { label: "Quotient recalculé", hint: "Même mois, 50 € de plus." },
    otherHousehold: { label: "Autre foyer", hint: "La réponse nomme des personnes inconnues." },
    slowMs: { label: "Réponse ralentie", hint: "Durée en millisecondes, 0 pour aucune attente." },
  });
}

/** The documented error that the switches ask for, if one does. */
export function errorAsked(switches: ApiParticulierSwitches): ErrorName | undefined {
  return errorNames.find((name) => switches.values[name]);
}
