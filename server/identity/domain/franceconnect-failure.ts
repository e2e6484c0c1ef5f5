/** Why a FranceConnect login did not go through, as the login page is told (`?erreur=`; protocols 1.7). */
export const FRANCECONNECT_FAILURES = [
  /** The person gave up, or FranceConnect's provider refused. */
  "annule",
  /** FranceConnect does not answer, or says that it is out of order. */
  "indisponible",
  /** The code or the token came too late, twice: begin again. */
  "trop-tard",
  /** The answer does not belong to this browser's attempt, or is not signed as it must be. */
  "refuse",
  /** The mandate of a helper does not cover family and school matters. */
  "mandat",
  /** The account is suspended or closed. */
  "compte-ferme",
  /** FranceConnect refuses our configuration. */
  "configuration",
  /** Our own fault. */
  "erreur",
] as const;

export type FranceConnectFailure = (typeof FRANCECONNECT_FAILURES)[number];

/** Whether a text of the address (`?erreur=`) is one of these: anybody writes there. */
export function isFranceConnectFailure(text: string | undefined): text is FranceConnectFailure {
  return FRANCECONNECT_FAILURES.some((failure) => failure === text);
}
