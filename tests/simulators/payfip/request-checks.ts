import type { Client } from "./clients";
import type { operations } from "./contract";
import type { Creation } from "./operations";
import type { Fault } from "./soap";

const labels = {
  S1: "Le mode de saisie (SAISIE) n'est pas accepté",
  T1: "Le format du paramètre NUMCLI n'est pas conforme",
  T2: "Numéro de client inconnu",
  T4: "Ce client n'a pas accès au service sécurisé",
  M1: "Le format du paramètre MONTANT n'est pas conforme",
  M3: "Le montant est inférieur au minimum autorisé",
  M5: "Le montant dépasse le maximum autorisé",
  A1: "L'adresse mel est obligatoire",
  A2: "L'adresse mel n'est pas conforme",
  N1: "Le format du paramètre URLNOTIF n'est pas conforme",
  D1: "Le format du paramètre URLREDIRECT n'est pas conforme",
  R3: "Le format du paramètre REFDET n'est pas conforme",
  P1: "IdOp incorrect.",
  P5: "Résultat de la transaction non connu.",
} as const;

type FunctionalCode = keyof typeof labels;

/** The faults that can be asked for: a code of FonctionnelleErreur, or TechProtocolaireErreur. */
export const FAULTS_ON_DEMAND = [
  "S1",
  "T1",
  "T2",
  "T4",
  "M1",
  "M3",
  "M5",
  "A1",
  "A2",
  "N1",
  "D1",
  "R3",
  "P1",
  "P5",
  "TechProtocolaireErreur",
] as const satisfies readonly (FunctionalCode | "TechProtocolaireErreur")[];

export function functionalFault(code: FunctionalCode): Fault {
  return { name: "FonctionnelleErreur", code, label: labels[code] };
}

export function faultOnDemand(fault: (typeof FAULTS_ON_DEMAND)[number]): Fault {
  return fault === "TechProtocolaireErreur" ? protocolFault("EXER") : functionalFault(fault);
}

/** No code is known for these two fields: PayFiP's list was not found at its source (PROTOCOLS 9). */
function protocolFault(field: string): Fault {
  return { name: "TechProtocolaireErreur", code: "", label: `Le format du paramètre ${field} n'est pas conforme` };
}

/** The client that a number stands for, or what is wrong with it. */
export function checkClient(numcli: string, clients: readonly Client[]): Client | Fault {
  if (!/^\d{6}$/.test(numcli)) return functionalFault("T1");
  const client = clients.find((known) => known.numcli === numcli);
  if (!client) return functionalFault("T2");
  return client.webService ? client : functionalFault("T4");
}

function isAddress(text: string): boolean {
  return text.length <= 250 && /^https?:\/\//.test(text) && URL.canParse(text);
}

function amountFault(montant: string): Fault | undefined {
  if (!/^\d{1,12}$/.test(montant)) return functionalFault("M1");
  if (Number(montant) < 100) return functionalFault("M3");
  return Number(montant) > 9_999_999 ? functionalFault("M5") : undefined;
}

function mailFault(mel: string): Fault | undefined {
  if (mel === "") return functionalFault("A1");
  const wellFormed = mel.length >= 6 && mel.length <= 80 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mel);
  return wellFormed ? undefined : functionalFault("A2");
}

function isModeOpen(saisie: string, { activated }: Client): boolean {
  return saisie === "T" || saisie === "X" || (saisie === "W" && activated);
}

/** Every rule of PROTOCOLS 1.3, as strict as the service: the creation to carry out, or the fault to answer. */
export function checkCreation(fields: ReadonlyMap<string, string>, clients: readonly Client[]): Creation | Fault {
  const field = (name: (typeof operations.creerPaiementSecurise.asks.fields)[number]) => fields.get(name) ?? "";
  const client = checkClient(field("numcli"), clients);
  if ("code" in client) return client;
  if (!isModeOpen(field("saisie"), client)) return functionalFault("S1");
  if (!/^\d{4}$/.test(field("exer"))) return protocolFault("EXER");
  if (!/^[A-Za-z0-9]{6,30}$/.test(field("refdet"))) return functionalFault("R3");
  if (!/^[A-Za-z0-9 ]{0,100}$/.test(field("objet"))) return protocolFault("OBJET");
  const fault = amountFault(field("montant")) ?? mailFault(field("mel"));
  if (fault) return fault;
  if (!isAddress(field("urlnotif"))) return functionalFault("N1");
  if (!isAddress(field("urlredirect"))) return functionalFault("D1");
  return {
    exer: field("exer"),
    mel: field("mel"),
    montant: field("montant"),
    numcli: field("numcli"),
    objet: field("objet"),
    refdet: field("refdet"),
    saisie: field("saisie"),
    urlnotif: field("urlnotif"),
    urlredirect: field("urlredirect"),
  };
}
