import "server-only";
import { router } from "@/server/api/trpc";
import { agreementsRouter } from "./agreements-router";
import { familyInvoicesRouter } from "./family-router";
import { invoicesRouter } from "./invoices-router";
import { runsRouter } from "./runs-router";
import { billingSetupRouter } from "./setup-router";
import { thirdPartyRouter } from "./third-party-router";

/** What the town asks of families, and why: runs, invoices, credit notes (X1–X7). */
export const billingRouter = router({
  agreements: agreementsRouter,
  family: familyInvoicesRouter,
  invoices: invoicesRouter,
  runs: runsRouter,
  setup: billingSetupRouter,
  thirdParty: thirdPartyRouter,
});
