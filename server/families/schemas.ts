import * as z from "zod";
import { HOME_PLACES } from "@/server/catalogue/domain/choices";
import {
  choiceField,
  emailField,
  freeTextField,
  optionalDayField,
  phoneField,
  postcodeField,
  textField,
  ticked,
} from "@/server/platform/form-fields";
import { CHOSEN_DIETS } from "./domain/diet";

const id = () => z.uuid();

export const chooseFamilySchema = z.strictObject({ familyId: id() });

/** What the dossier had when the form was shown: only an answer that differs from it is a wish. */
const shown = () => z.string().max(300);

/** One's own contact details (D13). The name is not sent when it is certified. */
export const askPersonChangeSchema = z.strictObject({
  usageName: z.string().trim().max(100, "Ce nom est trop long. Écrivez au plus 100 caractères.").optional(),
  phone: phoneField(),
  email: emailField(),
  shownUsageName: shown().optional(),
  shownPhone: shown(),
  shownEmail: shown(),
});

export const askAddressChangeSchema = z.strictObject({
  line: textField("Écrivez le numéro et la rue.", 120),
  extra: freeTextField(120),
  postcode: postcodeField(),
  town: textField("Écrivez la commune.", 80),
  /** The first day at the new address, where the family moves. */
  movedOn: optionalDayField(),
  shownLine: shown(),
  shownExtra: shown(),
  shownPostcode: shown(),
  shownTown: shown(),
});

export const changeRequestIdSchema = z.strictObject({ requestId: id() });

/**
 * `residence` and `from`: of a new address, where the household lives for the fees and from when; today where nobody says. `homes`:
 * the version of the moves that the form showed.
 */
export const acceptChangeSchema = z.strictObject({
  requestId: id(),
  overwrite: ticked(),
  residence: choiceField(HOME_PLACES, "Choisissez où habite la famille.").optional(),
  homes: z.string().max(40).optional(),
  from: optionalDayField(),
});

export const refuseChangeSchema = z.strictObject({
  requestId: id(),
  reason: textField("Écrivez la raison du refus\u00a0: la famille la recevra par e-mail.", 1000),
});

/** A page of the history, from 1; what is no page is the first. */
export const ownHistorySchema = z.strictObject({ page: z.coerce.number().int().min(1).max(1_000).catch(1) });

export const childIdSchema = z.strictObject({ childId: id() });

const HEALTH_MAX = 2000;

/** `version` is what the form was made from: a sheet changed meanwhile is never overwritten. */
export const saveHealthSheetSchema = z.strictObject({
  childId: id(),
  version: z.string().max(40),
  allergies: freeTextField(HEALTH_MAX),
  illnesses: freeTextField(HEALTH_MAX),
  pai: freeTextField(HEALTH_MAX),
  conduct: freeTextField(HEALTH_MAX),
  doctor: freeTextField(300),
});

export const chooseDietSchema = z.strictObject({
  childId: id(),
  diet: choiceField(CHOSEN_DIETS, "Choisissez un repas."),
});
