/**
 * The contract of PayFiP's web service, written from its description: operations, fields in the order of the schema,
 * faults. `contract.test.ts` holds it against the official WSDL.
 */
const base = "http://securite.service.tpa.cp.finances.gouv.fr";

export const namespaces = {
  soap: "http://schemas.xmlsoap.org/soap/envelope/",
  service: `${base}/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService`,
  request: `${base}/requete`,
  answer: `${base}/reponse`,
} as const;

/** A message's content: the name of its type, in which of the two namespaces, and its fields. */
export interface MessageType {
  readonly type: string;
  readonly namespace: "request" | "answer";
  readonly fields: readonly string[];
}

export interface OperationContract {
  readonly asks: MessageType;
  readonly answers: MessageType;
}

export const operations = {
  creerPaiementSecurise: {
    asks: {
      type: "CreerPaiementSecuriseRequest",
      namespace: "request",
      fields: ["exer", "mel", "montant", "numcli", "objet", "refdet", "saisie", "urlnotif", "urlredirect"],
    },
    answers: { type: "CreerPaiementSecuriseResponse", namespace: "answer", fields: ["idOp"] },
  },
  recupererDetailPaiementSecurise: {
    asks: { type: "RecupererDetailPaiementSecuriseRequest", namespace: "answer", fields: ["idOp"] },
    answers: {
      type: "RecupererDetailPaiementSecuriseResponse",
      namespace: "answer",
      fields: [
        "dattrans",
        "exer",
        "heurtrans",
        "idOp",
        "mel",
        "montant",
        "numauto",
        "numcli",
        "objet",
        "refdet",
        "resultrans",
        "saisie",
      ],
    },
  },
  recupererDetailClient: {
    asks: { type: "RecupererDetailClientRequest", namespace: "answer", fields: ["numCli"] },
    answers: {
      type: "RecupererDetailClientResponse",
      namespace: "answer",
      fields: ["libelleN1", "libelleN2", "libelleN3", "numcli"],
    },
  },
} as const satisfies Record<string, OperationContract>;

export type OperationName = keyof typeof operations;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

export const faultNames = [
  "FonctionnelleErreur",
  "TechDysfonctionnementErreur",
  "TechIndisponibiliteErreur",
  "TechProtocolaireErreur",
] as const;
export type FaultName = (typeof faultNames)[number];

/** The texts of a fault; `severite`, a number, is the only thing in the whole contract that must be there. */
export const faultTexts = ["code", "descriptif", "libelle", "message"] as const;
