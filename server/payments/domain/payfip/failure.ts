/** The codes of a functional fault, and those of the payment page (PROTOCOLS 1.3). */
export const FAULT_CODES = [
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
  "P3",
  "P4",
  "P5",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export function isFaultCode(text: string): text is FaultCode {
  return FAULT_CODES.some((code) => code === text);
}

/** Why PayFiP gave no answer to use. `label` is its own words, for the log and the agent. */
export type PayFipFailure =
  /** FonctionnelleErreur: the request or the id is not right. `code` is empty when PayFiP gives none. */
  | { readonly tag: "PayFipFault"; readonly code: string; readonly label: string }
  /** TechIndisponibiliteErreur: closed for now. */
  | { readonly tag: "PayFipUnavailable"; readonly label: string }
  /** TechDysfonctionnementErreur (999), or a fault of the server that says no more. */
  | { readonly tag: "PayFipMalfunction"; readonly code: string; readonly label: string }
  /** TechProtocolaireErreur, or a fault that blames the caller: ours to mend, asking again helps nothing. */
  | { readonly tag: "PayFipProtocol"; readonly label: string }
  /** No whole answer within the limit. What PayFiP did meanwhile is not known. */
  | { readonly tag: "PayFipTimeout"; readonly limitMs: number }
  /** No connection, or one that was cut. */
  | { readonly tag: "PayFipUnreachable"; readonly reason: string }
  /** Something came that is no answer to what was asked. */
  | { readonly tag: "PayFipBrokenAnswer"; readonly reason: string }
  /** An HTTP error without a SOAP fault in it. */
  | { readonly tag: "PayFipHttpStatus"; readonly status: number };
