import { z } from "zod";
import { SwitchBoard } from "../shared/switch-board";
import { TOKEN_FAULTS } from "./forged-token";

/** What the exchange of the code may be refused with (PROTOCOLS 1.7). */
const TOKEN_ERRORS = ["invalid_grant", "invalid_request", "invalid_client"] as const;

/** The addresses that a service asks itself, with its secret or a person's token. */
export const ASKED_ADDRESSES = ["token_endpoint", "userinfo_endpoint", "jwks_uri"] as const;

const schema = z.strictObject({
  cancel: z.boolean().default(false),
  serverError: z.boolean().default(false),
  discoveryDown: z.boolean().default(false),
  elsewhere: z.enum(["", ...ASKED_ADDRESSES]).default(""),
  jwksDown: z.boolean().default(false),
  tokenDown: z.boolean().default(false),
  slowTokenMs: z.number().int().min(0).max(120_000).default(0),
  wrongNonce: z.boolean().default(false),
  badUserinfoSignature: z.boolean().default(false),
  tokenError: z.enum(["", ...TOKEN_ERRORS]).default(""),
  userinfoRefused: z.boolean().default(false),
  idTokenFault: z.enum(["", ...TOKEN_FAULTS]).default(""),
  userinfoFault: z.enum(["", ...TOKEN_FAULTS]).default(""),
});

type FranceConnectSwitchValues = z.output<typeof schema>;
export type FranceConnectSwitches = SwitchBoard<FranceConnectSwitchValues>;

export function franceConnectSwitches(): FranceConnectSwitches {
  return new SwitchBoard<FranceConnectSwitchValues>(schema, {
    cancel: { label: "Annulation", hint: "La personne renonce : le service reçoit access_denied." },
    serverError: { label: "Erreur du serveur", hint: "Le service reçoit server_error." },
    discoveryDown: { label: "Configuration indisponible", hint: "Le document de découverte répond 503." },
    elsewhere: {
      label: "Adresse ailleurs",
      hint: "Le document de découverte donne cette adresse sur un autre serveur, qui répond comme le vrai.",
      choices: ASKED_ADDRESSES,
    },
    jwksDown: { label: "Clés indisponibles", hint: "La liste des clés répond 503." },
    tokenDown: { label: "Jetons indisponibles", hint: "L’échange du code répond 503." },
    slowTokenMs: { label: "Échange du code ralenti", hint: "Durée en millisecondes, 0 pour aucune attente." },
    wrongNonce: { label: "Mauvais nonce", hint: "L’id_token porte un autre nonce que celui demandé." },
    badUserinfoSignature: { label: "Signature fausse", hint: "L’identité est signée de travers." },
    tokenError: {
      label: "Échange du code refusé",
      hint: "L’échange du code répond cette erreur, le code n’est pas consommé.",
      choices: TOKEN_ERRORS,
    },
    userinfoRefused: { label: "Identité refusée", hint: "L’adresse de l’identité répond 401 invalid_token." },
    idTokenFault: { label: "Faute dans l’id_token", hint: "Le reste est juste et bien signé.", choices: TOKEN_FAULTS },
    userinfoFault: { label: "Faute dans l’identité", hint: "Le reste est juste et bien signé.", choices: TOKEN_FAULTS },
  });
}
