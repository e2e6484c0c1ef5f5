import { z } from "zod";
import { SwitchBoard } from "../shared/switch-board";

const schema = z.strictObject({
  cancel: z.boolean().default(false),
  serverError: z.boolean().default(false),
  discoveryDown: z.boolean().default(false),
  jwksDown: z.boolean().default(false),
  tokenDown: z.boolean().default(false),
  slowTokenMs: z.number().int().min(0).max(120_000).default(0),
  wrongNonce: z.boolean().default(false),
  badUserinfoSignature: z.boolean().default(false),
});

type FranceConnectSwitchValues = z.output<typeof schema>;
export type FranceConnectSwitches = SwitchBoard<FranceConnectSwitchValues>;

export function franceConnectSwitches(): FranceConnectSwitches {
  return new SwitchBoard<FranceConnectSwitchValues>(schema, {
    cancel: { label: "Annulation", hint: "La personne renonce : le service reçoit access_denied." },
    serverError: { label: "Erreur du serveur", hint: "Le service reçoit server_error." },
    discoveryDown: { label: "Configuration indisponible", hint: "Le document de découverte répond 503." },
    jwksDown: { label: "Clés indisponibles", hint: "La liste des clés répond 503." },
    tokenDown: { label: "Jetons indisponibles", hint: "L’échange du code répond 503." },
    slowTokenMs: { label: "Échange du code ralenti", hint: "Durée en millisecondes, 0 pour aucune attente." },
    wrongNonce: { label: "Mauvais nonce", hint: "L’id_token porte un autre nonce que celui demandé." },
    badUserinfoSignature: { label: "Signature fausse", hint: "L’identité est signée de travers." },
  });
}
