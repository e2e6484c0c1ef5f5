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
import { formAction } from "@/server/api/form-action";
import type { QueueFilter, QueueItem, QueueKind, QueueOwner } from "@/server/backoffice/domain/queue";
import { itemPath } from "@/server/backoffice/domain/queue.fr";
import type { AcceptOutcome } from "@/server/booking/domain/enrolment-request";

interface Decided {
  readonly item: Pick<QueueItem, "kind" | "id">;
  readonly filter: QueueFilter;
}

type Part = { readonly genre?: QueueKind; readonly qui?: QueueOwner };

/** After a decision, the item's own page says what was decided and leads to the next one. */
const toItem = ({ item, filter }: Decided, base: string) => base + itemPath(item, filter);

function decided(kind: QueueKind, id: string, { genre, qui = "tous" }: Part): Decided {
  return { item: { kind, id }, filter: { kind: genre, owner: qui } };
}

/** What ends is no longer what the page said: it is read again, for the last day that was written. */
function againQuery(accepted: AcceptOutcome): Readonly<Record<string, string>> {
  if (accepted.outcome === "accepted") return {};
  const { lastDay, days } = accepted;
  return { au: lastDay, suite: days ? "relire" : "jour", ...(days && { change: days.join(".") }) };
}

export const approveAccount = formAction(
  approveAccountForm,
  async (api, { doubtful, genre, qui, ...values }) => {
    await api.accountRequests.approveAccountRequest(values);
    return decided(doubtful === "oui" ? "identite" : "compte", values.requestId, { genre, qui });
  },
  toItem,
);

export const refuseAccount = formAction(
  refuseAccountForm,
  async (api, { doubtful, genre, qui, ...values }) => {
    await api.accountRequests.refuseAccountRequest(values);
    return decided(doubtful === "oui" ? "identite" : "compte", values.requestId, { genre, qui });
  },
  toItem,
);

export const acceptChange = formAction(
  acceptChangeForm,
  async (api, { genre, qui, ...values }) => {
    await api.families.staff.acceptChange(values);
    return decided("modification", values.requestId, { genre, qui });
  },
  toItem,
);

export const refuseChange = formAction(
  refuseChangeForm,
  async (api, { genre, qui, ...values }) => {
    await api.families.staff.refuseChange(values);
    return decided("modification", values.requestId, { genre, qui });
  },
  toItem,
);

export const acceptEnrolment = formAction(
  acceptEnrolmentForm,
  async (api, { genre, qui, ...values }) => ({
    ...decided("inscription", values.requestId, { genre, qui }),
    accepted: await api.booking.desk.acceptRequest(values),
  }),
  ({ item, filter, accepted }, base) => base + itemPath(item, filter, againQuery(accepted)),
);

export const refuseEnrolment = formAction(
  refuseEnrolmentForm,
  async (api, { genre, qui, ...values }) => {
    await api.booking.desk.refuseRequest(values);
    return decided("inscription", values.requestId, { genre, qui });
  },
  toItem,
);

export const acceptDocument = formAction(
  acceptDocumentForm,
  async (api, { genre, qui, ...values }) => {
    await api.documents.staff.accept(values);
    return decided("document", values.documentId, { genre, qui });
  },
  toItem,
);

export const acceptAttestation = formAction(
  acceptAttestationForm,
  async (api, { genre, qui, ...values }) => {
    await api.backoffice.quotient.acceptAttestation(values);
    return decided("document", values.documentId, { genre, qui });
  },
  toItem,
);

export const refuseDocument = formAction(
  refuseDocumentForm,
  async (api, { genre, qui, ...values }) => {
    await api.documents.staff.refuse(values);
    return decided("document", values.documentId, { genre, qui });
  },
  toItem,
);
