import { newId } from "@/server/platform/ids";
import type { Coverage } from "./covered";
import { forgedLink } from "./forged-link";

const MOVED = "the form was not made from what is agreed for the victim's child";
const shared = (familyId: string, childId: string) => ({ familyId, childId, version: "", firstDay: "01/12/2026" });

export const BILLING: Coverage = {
  "billing.agreements.agree": {
    access: "facturation.gerer",
    orWith: ["familles.lire"],
    input: ({ familyId, childId }) => ({ ...shared(familyId, childId), household1: familyId, share1: "100" }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "billing.agreements.child": {
    access: "facturation.gerer",
    orWith: ["familles.lire"],
    input: ({ familyId, childId }) => ({ familyId, childId }),
  },
  "billing.agreements.end": {
    access: "facturation.gerer",
    orWith: ["familles.lire"],
    input: ({ familyId, childId }) => ({ familyId, childId, version: "", lastDay: "31/12/2026" }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "billing.family.account": { access: "household" },
  "billing.family.file": { access: "household", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.family.invoice": { access: "household", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.family.parts": { access: "household" },
  "billing.invoices.creditForm": { access: "facturation.gerer", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.invoices.file": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.giveCredit": {
    access: "facturation.gerer",
    input: ({ invoiceId }) => ({ invoiceId, what: "all", days: [], reason: "Erreur de la mairie" }),
  },
  "billing.invoices.hold": {
    access: "facturation.gerer",
    input: ({ draftId }) => ({ invoiceId: draftId, reason: "À vérifier" }),
  },
  "billing.invoices.invoice": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.mailAgain": { access: "facturation.gerer", input: ({ invoiceId }) => ({ invoiceId, seen: "" }) },
  "billing.invoices.recompute": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.release": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.search": { access: "facturation.gerer", input: () => ({ q: "canaridelavictime" }) },
  "billing.runs.abandon": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.drafts": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.issue": { access: "facturation.gerer", input: ({ runId }) => ({ runId, dueDay: "15/01/2027" }) },
  "billing.runs.overview": { access: "facturation.gerer" },
  "billing.runs.progress": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.recompute": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.run": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.start": {
    access: "facturation.gerer",
    input: (_, { regieId }) => ({ regieId, month: "2026-11" }),
    rightful: ["UNPROCESSABLE_CONTENT", "a run of the régie is open"],
  },
  "billing.setup.regie": { access: "parametres.gerer", input: (_, { regieId }) => ({ regieId }) },
  "billing.setup.changeRegie": {
    access: "parametres.gerer",
    input: (_, { regieId }) => ({ regieId, name: "Régie", regisseur: "", dueDays: "30", unusual: "300" }),
  },
  "billing.setup.thirdParties": { access: "parametres.gerer" },
  "billing.setup.thirdParty": { access: "parametres.gerer", input: (_, { thirdPartyId }) => ({ thirdPartyId }) },
  "billing.setup.addThirdParty": {
    access: "parametres.gerer",
    input: () => ({ code: `caf-${newId()}`, name: "CAF", addressLine: "", postcode: "", town: "", email: "" }),
    open: "it adds one to the town of the caller, under a code that is new each time",
  },
  "billing.setup.changeThirdParty": {
    access: "parametres.gerer",
    input: (_, { thirdPartyId }) => ({
      thirdPartyId,
      name: "CCAS",
      addressLine: "",
      postcode: "",
      town: "",
      email: "",
    }),
  },
  "billing.setup.removeThirdParty": { access: "parametres.gerer", input: (_, { thirdPartyId }) => ({ thirdPartyId }) },
  "billing.thirdParty.file": {
    access: "public",
    input: ({ invoiceId }) => ({ token: forgedLink(invoiceId) }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },
};
