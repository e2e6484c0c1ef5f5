import type { Coverage } from "./covered";

const card = {
  firstName: "Lou",
  lastName: "Essai",
  birthdate: "04/05/2018",
  gender: "unspecified",
  level: "CE1",
  diet: "standard",
  custody: "full",
};
const child = { ...card, schoolId: "" };
/** To a school that is not the town's. */
const move = { schoolId: "", from: "01/12/2026" };
const end = { lastDay: "01/12/2026" };
const place = { role: "parent", authority: "joint", rights: ["view"] };
const contact = { name: "Jo", relation: "voisin", phone: "0611111111", kind: "urgence", rank: "1" };
const MOVED = "the form was not made from what the victim's dossier holds now";
const period = { from: "01/07/2027", to: "02/07/2027" };

/** What agents change in a dossier: `families.desk`, `booking.desk`, `backoffice.quotient`. */
export const DESK: Coverage = {
  "families.desk.family": { access: "familles.modifier", input: ({ familyId }) => ({ familyId }) },
  "families.desk.newChild": { access: "familles.modifier", input: ({ familyId }) => ({ familyId }) },
  "families.desk.child": { access: "familles.modifier", input: ({ familyId, childId }) => ({ familyId, childId }) },
  "families.desk.adult": { access: "familles.modifier", input: ({ familyId, personId }) => ({ familyId, personId }) },
  "families.desk.household": { access: "familles.modifier", input: ({ familyId }) => ({ familyId }) },
  "families.desk.addChild": {
    access: "familles.modifier",
    input: ({ familyId }) => ({ familyId, ...child }),
    others: [
      ({ familyId }, { schoolId }) => ({ familyId, ...child, schoolId }),
      ({ familyId, childId }) => ({ familyId, ...child, twin: childId }),
    ],
  },
  "families.desk.editChild": {
    access: "familles.modifier",
    input: ({ familyId, childId }) => ({ familyId, childId, version: "", classId: "", ...card }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.desk.contacts": { access: "familles.modifier", input: ({ familyId, childId }) => ({ familyId, childId }) },
  "families.desk.saveContact": {
    access: "familles.modifier",
    input: ({ familyId, childId, contactId }) => ({ familyId, childId, contactId, version: "", ...contact }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.desk.removeContact": {
    access: "familles.modifier",
    input: ({ familyId, childId, contactId }) => ({ familyId, childId, contactId, version: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.desk.addAdult": {
    access: "familles.modifier",
    input: ({ familyId }) => ({ familyId, birthName: "Nouveau", firstNames: "Sacha", ...place }),
  },
  "families.desk.editAdult": {
    access: "familles.modifier",
    input: ({ familyId, personId }) => ({ familyId, personId, version: "", state: "stays", ...place }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.desk.editHousehold": {
    access: "familles.modifier",
    input: ({ familyId }) => ({
      familyId,
      version: "",
      name: "Essai",
      line: "3 rue du Lac",
      postcode: "69960",
      town: "Corbas",
      residence: "commune",
    }),
    rightful: ["UNPROCESSABLE_CONTENT", MOVED],
  },
  "families.desk.openAccount": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId, email: "guichet@exemple.fr" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim logs in with a password already"],
  },
  "families.desk.prepareCode": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim logs in already"],
  },
  "families.desk.code": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId }),
  },
  "families.desk.access": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId }),
  },
  "families.desk.removeLogin": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId, identityId }) => ({ familyId, personId, login: identityId, reason: "Perdu" }),
  },
  "families.formerIdentity.read": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId }),
  },
  "families.formerIdentity.decide": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId, version: "1", choice: "keep", reason: "Vu" }),
    rightful: ["UNPROCESSABLE_CONTENT", "no login had certified the victim"],
  },
  "families.desk.decideAccess": {
    access: "familles.modifier",
    orWith: ["demandes.traiter"],
    input: ({ familyId, personId }) => ({ familyId, personId, state: "open", reason: "Vu" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim's access is open already"],
  },
  "backoffice.quotient.acceptAttestation": {
    access: "documents.traiter",
    input: ({ documentId }) => ({ documentId, amount: "720", month: "2026-11-01" }),
    rightful: ["NOT_FOUND", "the victim's document shows no quotient"],
  },
  "backoffice.quotient.enter": {
    access: "familles.modifier",
    input: ({ familyId }) => ({ familyId, amount: "720", month: "2026-11-01", reason: "Vu au guichet" }),
  },
  "booking.desk.child": { access: "familles.modifier", input: ({ familyId, childId }) => ({ familyId, childId }) },
  "booking.desk.checkSchoolMove": {
    access: "familles.modifier",
    input: ({ familyId, childId }) => ({ familyId, childId, ...move }),
    others: [({ familyId, childId }, { schoolId }) => ({ familyId, childId, ...move, schoolId })],
  },
  "booking.desk.schoolMoveRecap": {
    access: "familles.modifier",
    input: ({ familyId, childId }) => ({ familyId, childId, ...move }),
    others: [({ familyId, childId }, { schoolId }) => ({ familyId, childId, ...move, schoolId })],
  },
  "booking.desk.moveSchool": {
    access: "familles.modifier",
    input: ({ familyId, childId }) => ({ familyId, childId, ...move, classId: "", seen: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the recap that was read was not that of the victim's child"],
  },
  "booking.desk.enrol": {
    access: "familles.modifier",
    input: ({ familyId, childId }, { activityId }) => ({ familyId, childId, activityId, ...period }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim's child is enrolled for the whole year already"],
  },
  "booking.desk.checkEnd": {
    access: "familles.modifier",
    input: ({ familyId, childId, enrolmentId }) => ({ familyId, childId, enrolmentId, ...end }),
  },
  "booking.desk.endRecap": {
    access: "familles.modifier",
    input: ({ familyId, childId, enrolmentId }) => ({ familyId, childId, enrolmentId, ...end }),
  },
  "booking.desk.endEnrolment": {
    access: "familles.modifier",
    input: ({ familyId, childId, enrolmentId }) => ({ familyId, childId, enrolmentId, ...end, seen: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the recap that was read was not that of the victim's child"],
  },
  "booking.desk.childLeaves": {
    access: "familles.modifier",
    input: ({ familyId, childId }) => ({ familyId, childId, sure: "on" }),
  },
};
