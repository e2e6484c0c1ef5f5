import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJob, type JobHandler } from "@/server/db/jobs";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { type City, findCityById } from "@/server/tenancy";
import { deleteSomeDrafts } from "./data/drafts";
import { countInvoices, findRun, type InvoiceRun, lockRun } from "./data/runs";
import { computeNextFamilies } from "./use-cases/compute-run";
import { issueNextDrafts } from "./use-cases/issue-run";
import { mailInvoice } from "./use-cases/mail-invoice";

/** Drafts of an abandoned run that are thrown away at once. */
const THROWN_AWAY = 2_000;

/** Families computed, or invoices issued, after which the base counts its tables: see `app.count_invoices`. */
const COUNTED_AT: ReadonlySet<number> = new Set([500, 2_500, 12_500, 62_500]);

async function cityOf(cityId: string): Promise<City> {
  const city = await findCityById(cityId);
  if (!city) throw new Error("The city of this job is not known");
  return city;
}

/**
 * The next step of a run: some families computed, some drafts issued, or some drafts of an abandoned run thrown away. The
 * step, how far it came and the job of the next step are one transaction: killed anywhere, the run goes on where it was,
 * and two workers at once wait for each other.
 */
export const invoiceRunJob: JobHandler<"invoice-run"> = async ({ runId }, { cityId, clock }) => {
  const city = await cityOf(cityId);
  const now = clock.now();
  const known = await withCity({ cityId, actor: "worker" }, (tx) => findRun(tx, runId));
  const actor = known?.status === "issuing" && known.issuedBy ? `account:${known.issuedBy}` : "worker";
  await withCity({ cityId, actor }, async (tx) => {
    const run = await lockRun(tx, runId);
    if (!run || !(await nextStep(tx, run, city.timezone, now))) return;
    await addJob(tx, "invoice-run", { runId }, { key: `invoice-run:${runId}` });
  });
  const worked = known && (known.status === "issuing" ? known.invoicesIssued : known.familiesDone);
  if (worked && COUNTED_AT.has(worked)) await withCity({ cityId, actor: "worker" }, countInvoices);
};

async function nextStep(tx: Tx, run: InvoiceRun, zone: string, now: Temporal.Instant): Promise<boolean> {
  switch (run.status) {
    case "computing":
      return computeNextFamilies(tx, run, { zone, now });
    case "issuing":
      return issueNextDrafts(tx, run, { now });
    case "abandoned":
      return (await deleteSomeDrafts(tx, run.id, THROWN_AWAY)) === THROWN_AWAY;
    default:
      return false;
  }
}

/** An invoice that was issued is told to the adults who may pay it; asked twice, each is told once. */
export const mailInvoiceJob: JobHandler<"mail-invoice"> = async ({ invoiceId }, { cityId, clock }) => {
  const city = await cityOf(cityId);
  await withCity({ cityId, actor: "worker" }, (tx) => mailInvoice(tx, { city, invoiceId, clock }));
};
