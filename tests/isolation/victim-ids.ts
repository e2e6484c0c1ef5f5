/** Everything of the victim that can be named by an id, and what the town shares. */
export interface VictimIds {
  readonly familyId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly enrolmentRequestId: string;
  readonly contactId: string;
  readonly otherSessionId: string;
  readonly identityId: string;
  readonly documentId: string;
  readonly changeRequestId: string;
  readonly accountRequestId: string;
  readonly openDraftId: string;
  readonly confirmedDraftId: string;
  readonly waitingEntryId: string;
  readonly offeredEntryId: string;
  /** An issued invoice, a draft, and the run that it is part of. */
  readonly invoiceId: string;
  readonly draftId: string;
  readonly runId: string;
  /** A payment at the counter; one online, and PayFiP's id of it. */
  readonly paymentId: string;
  readonly operationId: string;
  /** A trial payment of an agent, and the id that PayFiP knows it by. */
  readonly trialId: string;
  readonly trialIdOp: string;
  readonly idOp: string;
  readonly debtorId: string;
  readonly alertId: string;
  readonly depositId: string;
  readonly certificateId: string;
  /** A mail to the victim that could not be sent. */
  readonly failedMailId: string;
  /** Printed on the certificate, for whoever is shown it. */
  readonly certificateCode: string;
  /** What the recap of the open draft shows: it must be sent back to confirm. */
  readonly seen: string;
  /** What makes the victim's present health sheet differ from any other state of it. */
  readonly healthVersion: string;
}
