"use server";

import { afterChange } from "@/components/families/after-change";
import { formAction } from "@/server/api/form-action";
import { askContactRemovalSchema, askContactSchema } from "@/server/families/contact-schemas";
import {
  askAddressChangeSchema,
  askPersonChangeSchema,
  changeRequestIdSchema,
  chooseDietSchema,
  chooseFamilySchema,
  saveHealthSheetSchema,
} from "@/server/families/schemas";

export const askPersonChange = formAction(
  askPersonChangeSchema,
  (api, values) => api.families.changes.askPerson(values),
  (outcome, base) => afterChange(base, outcome),
);

export const askAddressChange = formAction(
  askAddressChangeSchema,
  (api, values) => api.families.changes.askAddress(values),
  (outcome, base) => afterChange(base, outcome),
);

export const askContact = formAction(
  askContactSchema,
  (api, values) => api.families.contacts.ask(values),
  (outcome, base) => afterChange(base, outcome),
);

export const askContactRemoval = formAction(
  askContactRemovalSchema,
  (api, values) => api.families.contacts.askRemoval(values),
  (outcome, base) => afterChange(base, outcome),
);

export const withdrawChange = formAction(
  changeRequestIdSchema,
  (api, values) => api.families.changes.withdraw(values),
  (_result, base) => `${base}/famille/dossier/modifications?fait=retrait`,
);

export const saveHealthSheet = formAction(
  saveHealthSheetSchema,
  (api, values) => api.families.health.save(values),
  (_result, base) => `${base}/famille/dossier?fait=sante`,
);

export const chooseDiet = formAction(
  chooseDietSchema,
  (api, values) => api.families.chooseDiet(values),
  (_result, base) => `${base}/famille/dossier?fait=repas`,
);

export const chooseFamily = formAction(
  chooseFamilySchema,
  (api, values) => api.families.choose(values),
  (_result, base) => `${base}/famille/dossier?fait=choix`,
);
