import type { Coverage } from "./covered";

export const BACKOFFICE: Coverage = {
  "backoffice.space": { access: "agent" },
  "backoffice.counter.search": { access: "regie.tenir", input: () => ({ q: "canaridelavictime" }) },
  "backoffice.agents.list": { access: "parametres.gerer" },
  "backoffice.families.search": { access: "familles.lire", input: () => ({ q: "canaridelavictime" }) },
  "backoffice.families.dossier": { access: "familles.lire", input: ({ familyId }) => ({ familyId }) },
  "backoffice.families.acts": {
    access: "familles.lire",
    input: ({ familyId }) => ({ familyId }),
    open: "an unknown dossier has an empty history",
  },
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
  "backoffice.mails.list": { access: "familles.modifier", input: () => ({}) },
  "backoffice.mails.resend": { access: "familles.modifier", input: ({ failedMailId }) => ({ mailId: failedMailId }) },
  "backoffice.mails.resendAll": {
    access: "familles.modifier",
    input: () => ({ failure: "held", most: "9" }),
  },
  "backoffice.queue.list": {
    access: "demandes.traiter",
    orWith: ["documents.traiter", "familles.modifier"],
    input: () => ({}),
  },
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
};
