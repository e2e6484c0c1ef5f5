import { CANARY } from "../victim";
import type { Coverage } from "./covered";

const sheet = { allergies: "x", illnesses: "", pai: "", conduct: "", doctor: "" };

const contact = { name: "Jo", relation: "voisin", phone: "0611111111", kind: "urgence", rank: "1" };
const MOVED = "the form was not made from what the victim's dossier holds now";

export const FAMILIES: Coverage = {
  "families.shell": { access: "parent" },
  "families.choose": { access: "parent", input: ({ familyId }) => ({ familyId }) },
  "families.dossier": { access: "parent" },
  "families.children": { access: "parent" },
  "families.chooseDiet": { access: "household", input: ({ childId }) => ({ childId, diet: "sans_viande" }) },
  "families.history": { access: "parent" },
  "families.historyPages": { access: "parent" },
  "families.household": { access: "household" },
  "families.changes.form": { access: "parent" },
  "families.changes.list": { access: "parent" },
  "families.changes.askPerson": {
    access: "parent",
    input: () => ({ phone: "06 55 44 33 22", email: "autre@exemple.fr", shownPhone: "", shownEmail: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.changes.askAddress": {
    access: "household",
    input: () => ({
      ...{ line: "3 rue du Lac", postcode: "69960", town: "Corbas" },
      ...{ shownLine: `1 rue ${CANARY}`, shownExtra: "", shownPostcode: "69960", shownTown: CANARY },
    }),
  },
  "families.changes.withdraw": { access: "parent", input: ({ changeRequestId }) => ({ requestId: changeRequestId }) },
  "families.contacts.form": { access: "household", input: ({ childId }) => ({ childId }) },
  "families.contacts.ask": {
    access: "household",
    input: ({ childId, contactId }) => ({ childId, contactId, version: "", ...contact }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.contacts.askRemoval": {
    access: "household",
    input: ({ childId, contactId }) => ({ childId, contactId, version: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
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
};
