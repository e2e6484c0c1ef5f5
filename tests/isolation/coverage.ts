import type { AgentRight } from "@/server/identity";
import { file } from "../integration/documents/corpus";
import { PASSWORD, type Town, type VictimIds } from "./victim";

/**
 * Who a procedure is for: anybody; whoever is logged in; a parent; a parent who holds the household; an agent; an agent
 * with a right.
 */
export type Access = "public" | "account" | "parent" | "household" | "agent" | AgentRight;

export interface Covered {
  readonly access: Access;
  /** A good input that names what is the victim's, wherever something can be named. */
  readonly input?: (ids: VictimIds, town: Town) => unknown;
  /** The code that the rightful caller gets when it is not success, and why. */
  readonly rightful?: readonly [code: string, why: string];
  /** Other rights that open it as well. */
  readonly orWith?: readonly AgentRight[];
  /** Why a stranger's call with the victim's ids may succeed: what they name is shared by all. */
  readonly open?: string;
}

const contact = {
  email: "nouvelle@exemple.fr",
  phone: "06 11 22 33 44",
  addressLine: "2 rue du Lac",
  postcode: "69960",
  town: "Corbas",
  children: "Lou Essai, 4 mai 2018",
};
const noDays = { days2: [], days3: [], days4: [], days5: [], days6: [] };
const SHORT = "there is no second factor to pass in a session that is complete";
const newPassword = "le chat bleu mange trois pommes vertes";
const sheet = { allergies: "x", illnesses: "", pai: "", conduct: "", doctor: "" };

/**
 * Every procedure of the product. A new one must be added here: the test that walks through the router fails
 * otherwise, and fails too for a line that names no procedure any more.
 */
export const COVERAGE: Readonly<Record<string, Covered>> = {
  "accountRequests.ask": {
    access: "public",
    input: () => ({
      ...contact,
      birthName: "Essai",
      firstNames: "Sacha",
      birthdate: "12/04/1985",
      birthplaceName: "Lyon",
    }),
  },
  "accountRequests.own": { access: "parent" },
  "accountRequests.complete": {
    access: "parent",
    input: () => contact,
    rightful: ["UNPROCESSABLE_CONTENT", "the victim is attached already and has no request to complete"],
  },
  "accountRequests.accountRequestDetail": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId }),
  },
  "accountRequests.approveAccountRequest": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId, into: "new", residence: "commune" }),
  },
  "accountRequests.refuseAccountRequest": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId, reason: "Pièce illisible" }),
  },

  "attendance.month": { access: "presences.saisir", input: (_, { activityId }) => ({ month: "2026-12", activityId }) },
  "attendance.sheet": {
    access: "presences.saisir",
    input: (_, { activityId, schoolId }) => ({ day: "2026-12-01", activityId, schoolId }),
  },
  "attendance.saveSheet": {
    access: "presences.saisir",
    input: ({ childId }, { activityId, schoolId }) => ({
      day: "2026-12-01",
      activityId,
      schoolId,
      shown: "",
      absent: [childId],
      excused: [],
      unbooked: [],
    }),
    rightful: ["UNPROCESSABLE_CONTENT", "the day of the sheet has not come"],
  },
  "attendance.verifyMonth": {
    access: "presences.saisir",
    input: (_, { activityId, schoolId }) => ({ month: "2026-12", activityId, schoolId }),
    rightful: ["UNPROCESSABLE_CONTENT", "no day of the month has come"],
  },
  "attendance.absenceForm": { access: "presences.saisir", input: ({ childId }) => ({ childId }) },
  "attendance.recordAbsence": {
    access: "presences.saisir",
    input: ({ childId }, { activityId }) => ({
      childId,
      activityId,
      first: "01/12/2026",
      last: "18/12/2026",
      kind: "absent_excused",
    }),
  },

  "backoffice.space": { access: "agent" },
  "backoffice.agents.list": { access: "parametres.gerer" },
  "backoffice.families.search": { access: "familles.lire", input: () => ({ q: "canaridelavictime" }) },
  "backoffice.families.dossier": { access: "familles.lire", input: ({ familyId }) => ({ familyId }) },
  "backoffice.families.openHealth": {
    access: "sante.lire",
    input: ({ familyId, childId }) => ({ familyId, childId, purpose: "urgence" }),
  },
  "backoffice.families.health": { access: "sante.lire", input: ({ familyId, childId }) => ({ familyId, childId }) },
  "backoffice.headcount.day": {
    access: "effectifs.lire",
    input: (_, { activityId }) => ({ day: "2026-12-01", activityId }),
  },
  "backoffice.headcount.week": {
    access: "effectifs.lire",
    input: (_, { activityId }) => ({ day: "2026-12-01", activityId }),
  },
  "backoffice.headcount.attendees": {
    access: "effectifs.lire",
    input: (_, { activityId, schoolId }) => ({ day: "2026-12-01", activityId, schoolId }),
  },
  "backoffice.headcount.openAllergies": {
    access: "sante.lire",
    input: (_, { activityId, schoolId }) => ({ day: "2026-12-01", activityId, schoolId, purpose: "repas" }),
  },
  "backoffice.journal.read": {
    access: "journal.lire",
    // The base dates the lines itself, by its own clock, whatever moment the caller is given.
    input: ({ accountId }) => ({ who: accountId, from: "2026-11-01", to: "2999-12-31" }),
    open: "a filter of the town's own journal",
  },
  "backoffice.queue.list": { access: "demandes.traiter", orWith: ["documents.traiter"], input: () => ({}) },
  "backoffice.queue.place": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ kind: "modification", id: changeRequestId }),
  },
  "backoffice.queue.assign": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ kind: "modification", id: changeRequestId }),
  },
  "backoffice.queue.release": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ kind: "modification", id: changeRequestId }),
  },

  "booking.month": { access: "parent", input: (_, { activityId }) => ({ month: "2026-12", activity: activityId }) },
  "booking.week": { access: "parent" },
  "booking.weekForm": { access: "parent", input: (_, { activityId }) => ({ activity: activityId }) },
  "booking.makeDraft": {
    access: "parent",
    input: ({ childId }, { activityId }) => ({
      activity: activityId,
      month: "2026-12",
      base: "",
      wanted: [`${childId}.2026-12-03`],
    }),
  },
  "booking.makeWeeklyDraft": {
    access: "parent",
    input: ({ childId }, { activityId }) => ({
      activity: activityId,
      from: "2026-12-01",
      to: "2026-12-18",
      days: [`${childId}.4`],
      rhythms: [`${childId}.every`],
      mode: "add",
    }),
  },
  "booking.recap": { access: "parent", input: ({ openDraftId }) => ({ draft: openDraftId }) },
  "booking.confirm": { access: "parent", input: ({ openDraftId, seen }) => ({ draft: openDraftId, seen }) },
  "booking.result": { access: "parent", input: ({ confirmedDraftId }) => ({ draft: confirmedDraftId }) },
  "booking.history": { access: "parent", input: () => ({ page: 0 }) },
  "booking.waitlist": { access: "parent" },
  "booking.answerOffer": {
    access: "parent",
    input: ({ offeredEntryId }) => ({ entry: offeredEntryId, answer: "accept" }),
  },
  "booking.leaveWaitlist": { access: "parent", input: ({ waitingEntryId }) => ({ entry: waitingEntryId }) },
  "booking.offerByLink": {
    access: "public",
    input: ({ offeredEntryId }) => ({ token: forgedLink(offeredEntryId) }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },
  "booking.answerOfferByLink": {
    access: "public",
    input: ({ offeredEntryId }) => ({ token: forgedLink(offeredEntryId), answer: "accept" }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },

  "catalogue.schools": { access: "public" },
  "catalogue.calendar": { access: "public" },
  "catalogue.activities": { access: "public" },

  "documents.needs": { access: "household" },
  "documents.list": { access: "household" },
  "documents.form": { access: "household" },
  "documents.upload": {
    access: "household",
    input: ({ childId }, { childDocumentId, pdf }) => ({
      typeId: childDocumentId,
      childId,
      files: [file(pdf, "assurance.pdf")],
    }),
  },
  "documents.withdraw": { access: "household", input: ({ documentId }) => ({ documentId }) },
  "documents.file": { access: "household", input: ({ documentId }) => ({ documentId }) },
  "documents.staff.pending": { access: "documents.traiter" },
  "documents.staff.document": { access: "documents.traiter", input: ({ documentId }) => ({ documentId }) },
  "documents.staff.accept": {
    access: "documents.traiter",
    input: ({ documentId }) => ({ documentId, validUntil: "2027-06-30" }),
  },
  "documents.staff.refuse": {
    access: "documents.traiter",
    input: ({ documentId }) => ({ documentId, reason: "Illisible" }),
  },
  "documents.staff.file": { access: "documents.traiter", input: ({ documentId }) => ({ documentId }) },

  "families.shell": { access: "parent" },
  "families.choose": { access: "parent", input: ({ familyId }) => ({ familyId }) },
  "families.dossier": { access: "parent" },
  "families.children": { access: "parent" },
  "families.chooseDiet": { access: "household", input: ({ childId }) => ({ childId, diet: "sans_viande" }) },
  "families.history": { access: "parent" },
  "families.household": { access: "household" },
  "families.changes.form": { access: "parent" },
  "families.changes.list": { access: "parent" },
  "families.changes.askPerson": {
    access: "parent",
    input: () => ({ phone: "06 55 44 33 22", email: "autre@exemple.fr" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim has asked for the same already"],
  },
  "families.changes.askAddress": {
    access: "household",
    input: () => ({ line: "3 rue du Lac", postcode: "69960", town: "Corbas" }),
  },
  "families.changes.withdraw": { access: "parent", input: ({ changeRequestId }) => ({ requestId: changeRequestId }) },
  "families.health.read": { access: "parent", input: ({ childId }) => ({ childId }) },
  "families.health.save": {
    access: "parent",
    input: ({ childId, healthVersion }) => ({ childId, version: healthVersion, ...sheet }),
  },
  "families.quotient.step": { access: "household" },
  "families.quotient.read": {
    access: "household",
    rightful: ["FORBIDDEN", "what FranceConnect certified comes with its own way back, never with a call"],
  },
  "families.staff.pendingChanges": { access: "demandes.traiter" },
  "families.staff.change": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ requestId: changeRequestId }),
  },
  "families.staff.acceptChange": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ requestId: changeRequestId }),
  },
  "families.staff.refuseChange": {
    access: "demandes.traiter",
    input: ({ changeRequestId }) => ({ requestId: changeRequestId, reason: "Numéro illisible" }),
  },
  "families.staff.history": {
    access: "familles.lire",
    input: ({ familyId }) => ({ familyId }),
    open: "an unknown dossier has an empty history",
  },

  "fees.laterQuotient": { access: "household" },
  "fees.published": { access: "public" },
  "fees.simulator": { access: "public" },
  "fees.simulate": {
    access: "public",
    input: () => ({
      activity: "cantine",
      quotient: "742",
      residence: "commune",
      asks: [],
      profile1: "standard",
      days1: ["1", "2"],
      ...noDays,
    }),
  },

  "identity.whoAmI": { access: "public" },
  "identity.logIn": {
    access: "public",
    input: () => ({ login: "inconnu@exemple.fr", password: PASSWORD }),
    rightful: ["UNPROCESSABLE_CONTENT", "nobody has this login"],
  },
  "identity.logInAgent": {
    access: "public",
    input: () => ({ login: "inconnu@exemple.fr", password: PASSWORD }),
    rightful: ["UNPROCESSABLE_CONTENT", "nobody has this login"],
  },
  "identity.secondFactor": { access: "account", rightful: ["NOT_FOUND", SHORT] },
  "identity.passSecondFactor": { access: "account", input: () => ({ code: "123456" }), rightful: ["NOT_FOUND", SHORT] },
  "identity.resetSecondFactor": {
    access: "parametres.gerer",
    input: ({ accountId }) => ({ accountId }),
    rightful: ["NOT_FOUND", "the victim is a parent, and has no second factor to take away"],
  },
  "identity.ownPassword": { access: "account" },
  "identity.changePassword": {
    access: "account",
    input: () => ({ currentPassword: PASSWORD, newPassword, repeatedPassword: newPassword }),
  },
  "identity.askRecovery": { access: "public", input: () => ({ login: "inconnu@exemple.fr" }) },
  "identity.recoveryLink": { access: "public", input: () => ({ token: "x".repeat(43) }) },
  "identity.recoverPassword": {
    access: "public",
    input: () => ({ secretToken: "x".repeat(43), newPassword, repeatedPassword: newPassword }),
    rightful: ["UNPROCESSABLE_CONTENT", "the link is forged: its secret is in the mail only"],
  },
  "identity.ownAccess": { access: "account" },
  "identity.closeSession": { access: "account", input: ({ otherSessionId }) => ({ sessionId: otherSessionId }) },
  "identity.closeOtherSessions": { access: "account" },
  "identity.unlinkLogin": { access: "account", input: ({ identityId }) => ({ identityId }) },

  "tenancy.towns": { access: "public", input: () => ({}) },
  "tenancy.notice": { access: "public" },
};

/** A link to the offer of an entry, as who knows the entry's id but not the secret could make it. */
function forgedLink(entryId: string): string {
  return `${Buffer.from(entryId.replaceAll("-", ""), "hex").toString("base64url")}.${"A".repeat(43)}`;
}
