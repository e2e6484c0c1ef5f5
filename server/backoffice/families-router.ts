import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { addMonths, firstDayOf, lastDayOf, monthOf, pendingRequests } from "@/server/booking";
import { childrenAsClaimed, livesInFamily } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { PURPOSE_NAMES } from "./domain/health-purposes";
import { searchTerms } from "./domain/search-terms";
import { readActs } from "./queries/acts";
import { openedSheets, readSheets, recordReadings } from "./queries/health-readings";
import { searchFamilies } from "./queries/search-families";
import { describeFound } from "./queries/search-results";
import { readStaffDossier } from "./queries/staff-dossier";
import {
  listDossierBookings,
  listDossierDocuments,
  listDossierEnrolments,
  listDossierWaiting,
} from "./queries/staff-dossier-use";
import { actsSchema, childOfFamilySchema, dossierSchema, openHealthSchema, searchSchema } from "./schemas";

const PAGE = 25;

const familiesProcedure = agentWith("familles.lire");

const healthProcedure = familiesProcedure.use(({ ctx, next }) => {
  if (!ctx.session.rights.includes("sante.lire")) throw new TRPCError({ code: "NOT_FOUND" });
  return next();
});

/** Finding a dossier and reading it (W2, D14). Health has its own right, and its own line in the history (D8). */
export const staffFamiliesRouter = router({
  search: familiesProcedure.input(searchSchema).query(async ({ ctx, input }) => {
    const terms = searchTerms(input.q);
    if (terms.length === 0) return { results: [], total: 0, cut: false, corrected: [], page: 1, pages: 0 };
    const offset = (input.page - 1) * PAGE;
    const { families, ...found } = await searchFamilies(ctx.tx, terms, { limit: PAGE, offset });
    const pages = Math.ceil(found.total / PAGE);
    const results = await describeFound(ctx.tx, families, dayOf(ctx.clock.now(), ctx.city.timezone));
    return { ...found, results, page: input.page, pages };
  }),

  dossier: familiesProcedure.input(dossierSchema).query(async ({ ctx, input }) => {
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    const month = input.month ?? monthOf(today);
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    const mayOpenHealth = ctx.session.rights.includes("sante.lire");
    const found = await readStaffDossier(ctx.tx, input.familyId, today);
    const dossier = orThrow(found ? ok(found) : err({ tag: "StaffFamilyNotFound" }));
    return {
      ...dossier,
      requests: ctx.session.rights.includes("familles.modifier") ? await pendingRequests(ctx.tx, input.familyId) : [],
      enrolments: await listDossierEnrolments(ctx.tx, input.familyId, today),
      claimed: dossier.children.length === 0 ? await childrenAsClaimed(ctx.tx, input.familyId) : [],
      ...(await listDossierDocuments(ctx.tx, input.familyId, mayOpenHealth)),
      month: first,
      around: { before: addMonths(month, -1), after: addMonths(month, 1) },
      bookings: await listDossierBookings(ctx.tx, input.familyId, first, last),
      waiting: await listDossierWaiting(ctx.tx, input.familyId, today),
      mayOpenHealth,
      mayEdit: dossier.active && ctx.session.rights.includes("familles.modifier"),
    };
  }),

  /** What happened to the dossier, act by act (D12, W3). */
  acts: familiesProcedure
    .input(actsSchema)
    .query(({ ctx, input }) =>
      readActs(ctx.tx, { ...input, perPage: PAGE, mayReadHealth: ctx.session.rights.includes("sante.lire") }),
    ),

  /** Leaves the line that lets the sheet be shown for a quarter of an hour. */
  openHealth: healthProcedure.input(openHealthSchema).mutation(async ({ ctx, input }) => {
    const { familyId, childId, purpose } = input;
    const known = await livesInFamily(ctx.tx, familyId, childId);
    orThrow(known ? ok(null) : err({ tag: "StaffChildNotFound" }));
    await recordReadings(ctx.tx, [{ childId, familyId }], PURPOSE_NAMES[purpose]);
    return { familyId, childId };
  }),

  /** The sheet, or null when no purpose was given in the last quarter of an hour. */
  health: healthProcedure.input(childOfFamilySchema).query(async ({ ctx, input }) => {
    const { familyId, childId } = input;
    const known = await livesInFamily(ctx.tx, familyId, childId);
    orThrow(known ? ok(null) : err({ tag: "StaffChildNotFound" }));
    const dossier = await readStaffDossier(ctx.tx, familyId, dayOf(ctx.clock.now(), ctx.city.timezone));
    const child = dossier?.children.find(({ id }) => id === childId);
    const opened = await openedSheets(ctx.tx, ctx.session.accountId, [childId]);
    const sheets = await readSheets(ctx.tx, ctx.city.id, opened);
    return {
      child: { id: childId, firstName: child?.firstName ?? "", lastName: child?.lastName ?? "" },
      family: { id: familyId, number: dossier?.number ?? "", name: dossier?.name ?? "" },
      sheet: sheets.get(childId) ?? null,
    };
  }),
});
