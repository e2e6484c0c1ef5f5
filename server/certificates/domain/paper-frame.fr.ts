import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import type { Letterhead, Paper, PaperBlock, PaperText } from "@/server/platform/paper/paper";
import type { CertificateContent, ProofFact } from "./certificate";
import type { CertificateKind } from "./kinds";
import { CERTIFICATE_NAMES, ESTABLISHED } from "./kinds.fr";
import type { Period } from "./period";

/** The adult who asked for a certificate, as it names them. */
export interface Holder {
  readonly firstName: string;
  readonly lastName: string;
  /** The lines of an envelope under the name; empty for an adult who may not know the household's address. */
  readonly address: readonly string[];
  /** "10042"; null for the same adult. */
  readonly familyNumber: string | null;
}

/** What every certificate of the town has around what it says. */
export interface Frame {
  readonly letterhead: Letterhead;
  readonly cityName: string;
  /** What the town calls the dossier. */
  readonly familyName: string;
  readonly holder: Holder;
  /** The day on which it is issued, in the town. */
  readonly day: LocalDate;
  readonly verification: Extract<PaperBlock, { kind: "verification" }>;
}

/** What a certificate says of its own. */
export interface Statement {
  readonly kind: CertificateKind;
  readonly period: Period;
  /** What it is about, after its name: "de Lou Martin, du 1er mars 2026 au 30 avril 2026". */
  readonly about: string;
  readonly blocks: readonly PaperBlock[];
  /** What it stands on. */
  readonly basis: readonly PaperText[];
  readonly legal: readonly string[];
  /** What a third party compares, beside the kind, the dates and the holder. */
  readonly proof: readonly ProofFact[];
}

export function certificateContent(frame: Frame, statement: Statement): CertificateContent {
  const { holder, day, cityName } = frame;
  const { kind, period, proof } = statement;
  const title = CERTIFICATE_NAMES[kind];
  const household = holder.familyNumber !== null;
  const paper: Paper = {
    title,
    subject: `${title} ${statement.about}`,
    language: "fr-FR",
    letterhead: { ...frame.letterhead, logo: null },
    mention: null,
    recipient: [],
    references: [],
    blocks: [
      {
        kind: "paragraph",
        text: [`${ESTABLISHED[kind]} pour `, { strong: nameOf(holder) }, ...whereabouts(holder), "."],
      },
      ...statement.blocks,
      { kind: "heading", level: 2, text: "Sur quoi se fonde ce document" },
      { kind: "list", items: statement.basis },
      {
        kind: "signature",
        placeAndDate: `${cityName}, le ${formatDayWithYear(day)}`,
        name: frame.letterhead.issuer,
        quality: "Document établi par le portail des familles",
      },
      frame.verification,
    ],
    legal: statement.legal,
  };
  return {
    format: 1,
    household,
    paper,
    proof: [
      { label: "Document", value: title },
      { label: `${ESTABLISHED[kind]} le`, value: formatDayWithYear(day) },
      { label: "Période", value: periodText(period) },
      { label: "Au nom de", value: `${holder.firstName} ${initial(holder.lastName)}` },
      ...proof,
    ],
  };
}

/** What the household adds to a name: ", 1 rue du Lac, 69960 Corbas (dossier famille n° 10042)". */
function whereabouts({ address, familyNumber }: Holder): string[] {
  if (familyNumber === null) return [];
  return [`${["", ...address].join(", ")} (dossier famille n°\u00a0${familyNumber})`];
}

export function nameOf({ firstName, lastName }: Pick<Holder, "firstName" | "lastName">): string {
  return `${firstName} ${lastName}`;
}

/** "M.": enough to compare with a paper, too little to learn a name. */
export function initial(name: string): string {
  return `${[...name.trim().normalize("NFC")][0]?.toLocaleUpperCase("fr") ?? "?"}.`;
}

/** "du 1er mars 2026 au 30 avril 2026", "le 1er mars 2026". */
export function periodText({ first, last }: Period): string {
  if (first === last) return `le ${formatDayWithYear(first)}`;
  return `du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}`;
}

/** "1er mars 2026" on one line, for a column. */
export function dayCell(day: LocalDate): string {
  return formatDayWithYear(day).replaceAll(" ", "\u00a0");
}
