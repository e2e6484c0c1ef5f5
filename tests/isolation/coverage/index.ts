import { ACCOUNT_REQUESTS } from "./account-requests";
import { ATTENDANCE } from "./attendance";
import { BACKOFFICE } from "./backoffice";
import { BILLING } from "./billing";
import { BOOKING } from "./booking";
import { CATALOGUE } from "./catalogue";
import { CERTIFICATES } from "./certificates";
import { CLOSING } from "./closing";
import type { Coverage } from "./covered";
import { DESK } from "./desk";
import { DOCUMENTS } from "./documents";
import { ENROLMENT } from "./enrolment";
import { FAMILIES } from "./families";
import { FEES } from "./fees";
import { IDENTITY } from "./identity";
import { OPENINGS } from "./openings";
import { PAYMENTS } from "./payments";
import { PLACES } from "./places";
import { TENANCY } from "./tenancy";

export type { Access, Covered } from "./covered";

/**
 * Every procedure of the product, by router. A new one must be added here: the test that walks through the router fails
 * otherwise, and fails too for a line that names no procedure any more.
 */
export const COVERAGE: Coverage = {
  ...ACCOUNT_REQUESTS,
  ...ATTENDANCE,
  ...BACKOFFICE,
  ...BILLING,
  ...BOOKING,
  ...CATALOGUE,
  ...CERTIFICATES,
  ...CLOSING,
  ...DESK,
  ...DOCUMENTS,
  ...ENROLMENT,
  ...FAMILIES,
  ...FEES,
  ...IDENTITY,
  ...OPENINGS,
  ...PAYMENTS,
  ...PLACES,
  ...TENANCY,
};
