import { type FaultCode, isFaultCode, type PayFipFailure } from "@/server/payments/domain/payfip";

/** What a failure is to the payer, and to the agent or régisseur who can do something about it. */
export interface FailureText {
  readonly payer: string;
  readonly agent: string;
}

/** What was being asked: a failure while paying and one while checking a payment are not the same news. */
export type Asking = "creation" | "result" | "client";

const NOT_OFFERED =
  "Le paiement en ligne de cette facture n’est pas possible pour le moment. Rien n’a été débité, votre facture reste à payer. Réessayez plus tard, ou payez au guichet. Si cela se répète, prévenez la mairie.";
const AGAIN =
  "PayFiP ne répond pas pour le moment. Rien n’a été débité, votre facture reste à payer. Réessayez dans quelques minutes, ou payez au guichet.";
const BEING_CHECKED =
  "Votre paiement est en cours de vérification\u00a0: PayFiP ne nous a pas encore donné son résultat. Ne payez pas une deuxième fois. Nous vous écrirons dès que nous le connaîtrons.";

/** Every code that PayFiP can answer with (PROTOCOLS 1.3). */
export const faultTexts: Readonly<Record<FaultCode, FailureText>> = {
  S1: {
    payer: NOT_OFFERED,
    agent:
      "PayFiP a refusé le mode de paiement. Le compte n’est sans doute pas encore ouvert à la production\u00a0: vérifiez l’activation auprès du comptable.",
  },
  T1: {
    payer: NOT_OFFERED,
    agent:
      "PayFiP a refusé le numéro de client\u00a0: il doit avoir exactement 6 chiffres. Corrigez-le dans les réglages de la régie.",
  },
  T2: {
    payer: NOT_OFFERED,
    agent:
      "PayFiP ne connaît pas ce numéro de client. Comparez-le avec le courrier de la DGFiP, puis corrigez-le dans les réglages de la régie.",
  },
  T4: {
    payer: NOT_OFFERED,
    agent:
      "Ce numéro de client n’a pas accès au service web de PayFiP. Demandez cet accès à votre correspondant monétique (DDFiP).",
  },
  M1: {
    payer: NOT_OFFERED,
    agent: "PayFiP a refusé le montant, mal écrit. Aucun paiement n’est parti. Signalez-le à l’assistance du portail.",
  },
  M3: {
    payer:
      "PayFiP n’accepte pas les paiements de moins de 1\u00a0€. Payez ce montant avec une autre facture, ou au guichet.",
    agent:
      "PayFiP n’accepte pas les paiements de moins de 1\u00a0€. La famille peut le payer avec une autre facture, ou au guichet.",
  },
  M5: {
    payer:
      "Ce montant dépasse ce que PayFiP accepte en une fois. Payez moins de factures à la fois, ou payez au guichet.",
    agent:
      "PayFiP n’accepte pas plus de 99\u00a0999,99\u00a0€ en une fois. La famille doit payer en plusieurs fois ou au guichet.",
  },
  A1: {
    payer: "PayFiP a besoin de votre adresse mail pour vous envoyer son reçu. Indiquez-la, puis recommencez.",
    agent: "Il manque l’adresse mail du payeur. Demandez-la à la famille.",
  },
  A2: {
    payer:
      "PayFiP n’accepte pas votre adresse mail. Vérifiez-la (par exemple prenom.nom@exemple.fr), puis recommencez.",
    agent: "PayFiP n’accepte pas l’adresse mail du payeur. Vérifiez-la avec la famille.",
  },
  N1: {
    payer: NOT_OFFERED,
    agent:
      "PayFiP a refusé l’adresse de notification du portail. Vérifiez l’adresse publique du portail (APP_URL), puis déclarez-la à votre correspondant monétique (DDFiP).",
  },
  D1: {
    payer: NOT_OFFERED,
    agent: "PayFiP a refusé l’adresse de retour du portail. Vérifiez l’adresse publique du portail (APP_URL).",
  },
  R3: {
    payer: NOT_OFFERED,
    agent:
      "PayFiP a refusé la référence de la facture\u00a0: elle doit avoir de 6 à 30 lettres et chiffres, sans espace ni tiret. Signalez-le à l’assistance du portail.",
  },
  P1: {
    payer:
      "Ce paiement n’a pas été terminé\u00a0: PayFiP n’en a plus de trace. Rien n’a été débité, votre facture reste à payer. Vous pouvez recommencer.",
    agent:
      "PayFiP ne connaît pas ou plus cette opération\u00a0: elle n’a pas servi et a été effacée dans la nuit. La facture reste à payer. Si l’opération vient d’être créée, signalez-le à l’assistance du portail.",
  },
  P3: {
    payer:
      "Cette page de paiement a déjà été ouverte\u00a0: elle ne s’ouvre qu’une fois. Revenez à vos factures pour voir où en est ce paiement, ou pour recommencer.",
    agent: "Cette opération a déjà servi. La famille doit commencer un nouveau paiement.",
  },
  P4: {
    payer:
      "Cette page de paiement était ouverte pendant 15\u00a0minutes, et ce délai est passé. Rien n’a été débité. Revenez à vos factures pour recommencer.",
    agent: "Cette opération a plus de 15\u00a0minutes. La famille doit commencer un nouveau paiement.",
  },
  P5: {
    payer: BEING_CHECKED,
    agent:
      "PayFiP n’a pas encore de résultat pour cette opération\u00a0: la famille n’a pas fini, ou n’a pas payé. Le portail redemande tout seul.",
  },
};

function agentText(failure: PayFipFailure): string {
  switch (failure.tag) {
    case "PayFipFault":
      return `PayFiP a refusé la demande (${failure.code || "sans code"}). Il dit\u00a0: «\u00a0${failure.label}\u00a0». Signalez-le à l’assistance du portail.`;
    case "PayFipUnavailable":
      return "PayFiP est fermé pour le moment. Il n’y a rien à faire\u00a0: le portail redemande tout seul, les familles peuvent réessayer plus tard.";
    case "PayFipMalfunction":
      return `PayFiP a une panne interne${failure.code ? ` (${failure.code})` : ""}. Il n’y a rien à faire\u00a0: le portail redemande tout seul. Si cela dure plus d’une heure, prévenez votre correspondant monétique (DDFiP).`;
    case "PayFipProtocol":
      return "PayFiP n’a pas compris la demande du portail. Signalez-le à l’assistance du portail.";
    case "PayFipTimeout":
      return `PayFiP n’a pas répondu en ${Math.ceil(failure.limitMs / 1000)}\u00a0secondes. Le portail redemande tout seul.`;
    case "PayFipUnreachable":
      return `Le portail n’arrive pas à joindre PayFiP (${failure.reason}). Le portail redemande tout seul. Si cela dure, vérifiez que le serveur peut sortir vers PayFiP.`;
    case "PayFipBrokenAnswer":
      return "PayFiP a envoyé une réponse illisible\u00a0: le portail n’en tient pas compte et redemande tout seul. Si cela dure, signalez-le à l’assistance du portail.";
    case "PayFipHttpStatus":
      return `PayFiP a répondu par une erreur (HTTP ${failure.status}). Le portail redemande tout seul. Si cela dure, prévenez votre correspondant monétique (DDFiP).`;
  }
}

function payerText(failure: PayFipFailure, asking: Asking): string {
  if (asking === "result") return BEING_CHECKED;
  return failure.tag === "PayFipFault" || failure.tag === "PayFipProtocol" ? NOT_OFFERED : AGAIN;
}

/** What happened, why, what to do: for both readers, and true for what was being asked. */
export function describeFailure(failure: PayFipFailure, asking: Asking): FailureText {
  if (failure.tag === "PayFipFault" && isFaultCode(failure.code)) return faultTexts[failure.code];
  return { payer: payerText(failure, asking), agent: agentText(failure) };
}
