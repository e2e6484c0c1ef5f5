"use server";

import {
  acceptAttestationForm,
  acceptChangeForm,
  acceptDocumentForm,
  acceptEnrolmentForm,
  approveAccountForm,
  refuseAccountForm,
  refuseChangeForm,
  refuseDocumentForm,
  refuseEnrolmentForm,
} from "@/components/backoffice/decision-schemas";
import { isAlreadyDecided } from "@/server/api/already-decided";
import { formAction } from "@/server/api/form-action";
import type { QueueFilter, QueueItem, QueueKind, QueueOwner } from "@/server/backoffice/domain/queue";
import { itemPath } from "@/server/backoffice/domain/queue.fr";
import type { AcceptOutcome } from "@/server/booking/domain/enrolment-request";
import type { Unreached } from "@/server/families/domain/unreached";

type Part = { readonly genre?: QueueKind; readonly qui?: QueueOwner };

interface Decided<T> {
  readonly item: Pick<QueueItem, "kind" | "id">;
  readonly filter: QueueFilter;
  /** What came of it; undefined when somebody had decided already, and nothing was written. */
  readonly outcome: T | undefined;
}

interface Told {
  readonly unreached: Unreached | null;
}

/** After a decision, the item's own page says what was decided, by whom, and leads to the next one. */
const toItem = ({ item, filter, outcome }: Decided<unknown>, base: string) =>
  base + itemPath(item, filter, outcome === undefined ? { deja: "oui" } : {});

/** The same, where the family may have no address: whoever has to be told otherwise is named. */
const toToldItem = (decided: Decided<Told | true>, base: string) => {
  const { item, filter, outcome } = decided;
  if (outcome === undefined || outcome === true || !outcome.unreached) return toItem(decided, base);
  return base + itemPath(item, filter, { prevenir: outcome.unreached });
};

/** Of two who decide at once, the second is led to what the first decided, and told that their choice is not kept. */
async function decide<T>(
  kind: QueueKind,
  id: string,
  { genre, qui = "tous" }: Part,
  decision: () => Promise<T>,
): Promise<Decided<T | true>> {
  const place = { item: { kind, id }, filter: { kind: genre, owner: qui } };
  try {
    return { ...place, outcome: (await decision()) ?? true };
  } catch (error) {
    if (!isAlreadyDecided(error)) throw error;
    return { ...place, outcome: undefined };
  }
}

/** Whom to tell otherwise; or what ends is no longer what the page said: it is read again, for the last day that was written. */
function againQuery(accepted: AcceptOutcome): Readonly<Record<string, string>> {
  if (accepted.outcome === "accepted") return accepted.unreached ? { prevenir: accepted.unreached } : {};
  const { lastDay, days } = accepted;
  return { au: lastDay, suite: days ? "relire" : "jour", ...(days && { change: days.join(".") }) };
}

const accountKind = (doubtful: "oui" | "non") => (doubtful === "oui" ? "identite" : "compte");

export const approveAccount = formAction(
  approveAccountForm,
  (api, { doubtful, genre, qui, ...values }) =>
    decide(accountKind(doubtful), values.requestId, { genre, qui }, () =>
      api.accountRequests.approveAccountRequest(values),
    ),
  toItem,
);

export const refuseAccount = formAction(
  refuseAccountForm,
  (api, { doubtful, genre, qui, ...values }) =>
    decide(accountKind(doubtful), values.requestId, { genre, qui }, () =>
      api.accountRequests.refuseAccountRequest(values),
    ),
  toItem,
);

export const acceptChange = formAction(
  acceptChangeForm,
  (api, { genre, qui, ...values }) =>
    decide("modification", values.requestId, { genre, qui }, () => api.families.staff.acceptChange(values)),
  toToldItem,
);

export const refuseChange = formAction(
  refuseChangeForm,
  (api, { genre, qui, ...values }) =>
    decide("modification", values.requestId, { genre, qui }, () => api.families.staff.refuseChange(values)),
  toToldItem,
);

export const acceptEnrolment = formAction(
  acceptEnrolmentForm,
  (api, { genre, qui, ...values }) =>
    decide("inscription", values.requestId, { genre, qui }, () => api.booking.desk.acceptRequest(values)),
  (decided, base) => {
    const { item, filter, outcome } = decided;
    if (outcome === undefined || outcome === true) return toItem(decided, base);
    return base + itemPath(item, filter, againQuery(outcome));
  },
);

export const refuseEnrolment = formAction(
  refuseEnrolmentForm,
  (api, { genre, qui, ...values }) =>
    decide("inscription", values.requestId, { genre, qui }, () => api.booking.desk.refuseRequest(values)),
  toToldItem,
);

export const acceptDocument = formAction(
  acceptDocumentForm,
  (api, { genre, qui, ...values }) =>
    decide("document", values.documentId, { genre, qui }, () => api.documents.staff.accept(values)),
  toToldItem,
);

export const acceptAttestation = formAction(
  acceptAttestationForm,
  (api, { genre, qui, ...values }) =>
    decide("document", values.documentId, { genre, qui }, () => api.backoffice.quotient.acceptAttestation(values)),
  toToldItem,
);

export const refuseDocument = formAction(
  refuseDocumentForm,
  (api, { genre, qui, ...values }) =>
    decide("document", values.documentId, { genre, qui }, () => api.documents.staff.refuse(values)),
  toToldItem,
);
