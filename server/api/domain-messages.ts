import type { OfferedAnswer } from "@/components/forms/form-state";
import { backofficeTexts } from "@/server/backoffice/errors.fr";
import { quotientEntryTexts } from "@/server/backoffice/quotient-errors.fr";
import { billingErrorTexts } from "@/server/billing/errors.fr";
import { closingErrorTexts } from "@/server/booking/closing-errors.fr";
import { bookingDeskErrorTexts } from "@/server/booking/desk-errors.fr";
import { enrolmentErrorTexts } from "@/server/booking/enrolment-errors.fr";
import { bookingErrorTexts } from "@/server/booking/errors.fr";
import { openingErrorTexts } from "@/server/booking/openings-errors.fr";
import { placesErrorTexts } from "@/server/booking/places-errors.fr";
import { certificateErrorTexts } from "@/server/certificates/errors.fr";
import { documentErrorTexts } from "@/server/documents/errors.fr";
import { accountRequestTexts } from "@/server/families/account-request-errors.fr";
import { contactErrorTexts } from "@/server/families/contact-errors.fr";
import { deskErrorTexts } from "@/server/families/desk-errors.fr";
import { familyErrorTexts } from "@/server/families/errors.fr";
import { feeErrorTexts } from "@/server/fees/errors.fr";
import { identityTexts } from "@/server/identity/errors.fr";
import { paymentErrorTexts } from "@/server/payments/errors.fr";
import type { TaggedError } from "./failure";

/**
 * A domain error as the user reads it, the field that it is about, if it is about one, and the answers to choose from
 * where it is a question.
 */
export interface DomainText {
  readonly tag: string;
  readonly text: string;
  readonly field?: string;
  readonly offers?: readonly OfferedAnswer[];
}

type Speak = (error: never) => string | Omit<DomainText, "tag">;

/**
 * Each context's `errors.fr.ts` is a map from tag to text, exhaustive by type. They are gathered here, and a test
 * fails when two contexts use the same tag.
 */
const catalogues: readonly Readonly<Record<string, Speak>>[] = [
  backofficeTexts,
  quotientEntryTexts,
  billingErrorTexts,
  bookingErrorTexts,
  bookingDeskErrorTexts,
  enrolmentErrorTexts,
  closingErrorTexts,
  openingErrorTexts,
  placesErrorTexts,
  certificateErrorTexts,
  documentErrorTexts,
  familyErrorTexts,
  deskErrorTexts,
  contactErrorTexts,
  feeErrorTexts,
  identityTexts,
  paymentErrorTexts,
  accountRequestTexts,
];

export function domainText(error: TaggedError): DomainText {
  for (const catalogue of catalogues) {
    const speak = Object.hasOwn(catalogue, error.tag) ? catalogue[error.tag] : undefined;
    if (!speak) continue;
    const said = speak(error as never);
    return typeof said === "string" ? { tag: error.tag, text: said } : { tag: error.tag, ...said };
  }
  throw new Error(`No French text for the error ${error.tag}`);
}
