import "server-only";
import { backofficeRouter } from "@/server/backoffice/router";
import { billingRouter } from "@/server/billing/router";
import { attendanceRouter } from "@/server/booking/attendance-router";
import { bookingRouter } from "@/server/booking/router";
import { catalogueRouter } from "@/server/catalogue/router";
import { certificatesRouter } from "@/server/certificates/router";
import { documentsRouter } from "@/server/documents/router";
import { accountRequestRouter } from "@/server/families/account-request-router";
import { familiesRouter } from "@/server/families/router";
import { feesRouter } from "@/server/fees/router";
import { identityRouter } from "@/server/identity/router";
import { paymentsRouter } from "@/server/payments/router";
import { tenancyRouter } from "@/server/tenancy/router";
import { createCallerFactory, router } from "./trpc";

/** Every procedure of the product. The isolation test walks through this router: none can be forgotten. */
export const appRouter = router({
  accountRequests: accountRequestRouter,
  attendance: attendanceRouter,
  backoffice: backofficeRouter,
  billing: billingRouter,
  booking: bookingRouter,
  catalogue: catalogueRouter,
  certificates: certificatesRouter,
  documents: documentsRouter,
  families: familiesRouter,
  fees: feesRouter,
  identity: identityRouter,
  payments: paymentsRouter,
  tenancy: tenancyRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
