import * as z from "zod";
import type { QuotientFailure } from "@/server/families/domain";

const errorBodySchema = z.object({
  errors: z.array(z.object({ code: z.string().max(20), title: z.string().max(300).default("") })).min(1),
});

/** What a refusal says of itself, as far as it can be read. */
export interface Refusal {
  readonly status: number;
  /** "23003"; empty when the body holds none. */
  readonly code: string;
  readonly title: string;
}

export function refusalOf(status: number, body: unknown): Refusal {
  const [error] = errorBodySchema.safeParse(body).data?.errors ?? [];
  return { status, code: error?.code ?? "", title: error?.title ?? "" };
}

/** By code, where the status says less (protocols 4.5; the v3 OpenAPI). */
const BY_CODE: Readonly<Record<string, QuotientFailure>> = {
  // On the FranceConnect route, the token is FranceConnect's: it lived its 60 seconds.
  "00101": "trop-tard",
  "00103": "trop-tard",
  "00105": "configuration",
  "00100": "configuration",
  "10003": "inconnu-msa",
  "23003": "inconnu-caf",
  "37003": "inconnu",
  "00015": "deja-en-cours",
  "00203": "configuration",
  "00366": "identite",
  "00429": "trop-de-demandes",
  "37008": "trop-de-demandes",
  "37001": "en-panne",
  "37002": "trop-lent",
  "37004": "en-panne",
  "00501": "en-panne",
};

const BY_STATUS: Readonly<Record<number, QuotientFailure>> = {
  401: "trop-tard",
  404: "inconnu",
  409: "deja-en-cours",
  429: "trop-de-demandes",
  502: "illisible",
  503: "en-panne",
  504: "trop-lent",
};

/** One code stands for two things: nobody of this name, and an error of theirs. Only the title tells them apart. */
const NOT_KNOWN_OR_UNEXPECTED = "35003";
const UNEXPECTED = /inattendue/i;

/**
 * Why a quotient was not given. A code that is not documented is told by its status; another 4xx is a fault of our
 * request, another 5xx one of theirs.
 */
export function failureOf({ status, code, title }: Refusal): QuotientFailure {
  if (code === NOT_KNOWN_OR_UNEXPECTED) return UNEXPECTED.test(title) ? "inattendu" : "inconnu";
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code] ?? "erreur";
  return BY_STATUS[status] ?? (status >= 500 ? "en-panne" : "configuration");
}
