"use server";

import { afterDesk, codePath, endRecapPath, schoolMovePath } from "@/components/desk/after-desk";
import { formAction } from "@/server/api/form-action";
import { enterQuotientSchema } from "@/server/backoffice/quotient-schemas";
import {
  childLeavesSchema,
  endEnrolmentSchema,
  enrolChildSchema,
  schoolMoveSchema,
  sendEndEnrolmentSchema,
  sendSchoolMoveSchema,
} from "@/server/booking/desk-schemas";
import { removeContactSchema, saveContactSchema } from "@/server/families/contact-schemas";
import {
  addAdultSchema,
  addChildSchema,
  decideAccessSchema,
  editAdultSchema,
  editChildSchema,
  editHouseholdSchema,
  openAccountSchema,
  prepareCodeSchema,
  removeLoginSchema,
} from "@/server/families/desk-schemas";

export const addChild = formAction(
  addChildSchema,
  (api, values) => api.families.desk.addChild(values),
  ({ familyId, attached, unreached }, base) =>
    afterDesk(base, familyId, attached ? "enfant-rattache" : "enfant-ajoute", unreached),
);

export const editChild = formAction(
  editChildSchema,
  (api, values) => api.families.desk.editChild(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "enfant-modifie", unreached),
);

export const checkSchoolMove = formAction(
  schoolMoveSchema,
  (api, values) => api.booking.desk.checkSchoolMove(values),
  (wish, base) => schoolMovePath(base, wish),
);

export const moveSchool = formAction(
  sendSchoolMoveSchema,
  (api, values) => api.booking.desk.moveSchool(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "ecole-changee", unreached),
);

export const enrolChild = formAction(
  enrolChildSchema,
  (api, values) => api.booking.desk.enrol(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "inscription", unreached),
);

export const checkEnd = formAction(
  endEnrolmentSchema,
  (api, values) => api.booking.desk.checkEnd(values),
  (wish, base) => endRecapPath(base, wish),
);

export const endEnrolment = formAction(
  sendEndEnrolmentSchema,
  (api, values) => api.booking.desk.endEnrolment(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "fin-inscription", unreached),
);

export const childLeaves = formAction(
  childLeavesSchema,
  (api, values) => api.booking.desk.childLeaves(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "enfant-parti", unreached),
);

export const addAdult = formAction(
  addAdultSchema,
  (api, values) => api.families.desk.addAdult(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "adulte-ajoute", unreached),
);

export const editAdult = formAction(
  editAdultSchema,
  (api, values) => api.families.desk.editAdult(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "adulte-modifie", unreached),
);

export const saveContact = formAction(
  saveContactSchema,
  (api, values) => api.families.desk.saveContact(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "contact", unreached),
);

export const removeContact = formAction(
  removeContactSchema,
  (api, values) => api.families.desk.removeContact(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "contact", unreached),
);

export const editHousehold = formAction(
  editHouseholdSchema,
  (api, values) => api.families.desk.editHousehold(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "foyer", unreached),
);

export const enterQuotient = formAction(
  enterQuotientSchema,
  (api, values) => api.backoffice.quotient.enter(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "quotient", unreached),
);

export const openAccount = formAction(
  openAccountSchema,
  (api, values) => api.families.desk.openAccount(values),
  ({ familyId }, base) => afterDesk(base, familyId, "compte", null),
);

export const removeLogin = formAction(
  removeLoginSchema,
  (api, values) => api.families.desk.removeLogin(values),
  ({ familyId, unreached }, base) => afterDesk(base, familyId, "connexion-retiree", unreached),
);

export const decideAccess = formAction(
  decideAccessSchema,
  (api, values) => api.families.desk.decideAccess(values),
  ({ familyId, state, unreached }, base) =>
    afterDesk(base, familyId, state === "open" ? "acces-rouvert" : "acces-suspendu", unreached),
);

export const prepareCode = formAction(
  prepareCodeSchema,
  (api, values) => api.families.desk.prepareCode(values),
  (made, base) => codePath(base, made),
);
