import "server-only";
import { doorProcedure } from "@/server/api/door";
import { orThrow } from "@/server/api/failure";
import { householdWith, payingProcedure, router } from "@/server/api/trpc";
import { type Membership, priceSightOf, visibilityOf } from "@/server/families";
import { type CertificateReader, listOwnCertificates } from "./data/certificates";
import { kindsOpenTo } from "./domain/access";
import {
  certificateIdSchema,
  certifyAttendanceSchema,
  certifyEnrolmentSchema,
  certifyPaymentSchema,
  certifyTaxSchema,
  verifySchema,
} from "./schemas";
import { certifyAttendance } from "./use-cases/certify-attendance";
import { certifyEnrolment } from "./use-cases/certify-enrolment";
import { certifyPayment } from "./use-cases/certify-payment";
import { certifyTax } from "./use-cases/certify-tax";
import type { Asking } from "./use-cases/issue-certificate";
import { openCertificate, printCertificate } from "./use-cases/open-certificate";
import { verifyCertificate } from "./use-cases/verify-certificate";

interface Context extends Omit<Asking, "accountId"> {
  readonly session: { readonly accountId: string };
}

function askingOf({ city, clock, family, session }: Context): Asking {
  return { city, clock, family, accountId: session.accountId };
}

function readerOf({ family, session }: { family: Membership; session: Context["session"] }): CertificateReader {
  const { household } = visibilityOf(family);
  const kinds = kindsOpenTo({ household, amounts: priceSightOf(family).amounts });
  return { familyId: family.familyId, accountId: session.accountId, kinds, household };
}

const household = householdWith("view");

/** What a parent has certified at any time, and how anybody checks it (Y6). */
export const certificatesRouter = router({
  /** The kinds that this adult may ask for, and those certificates that they asked for. */
  mine: payingProcedure.query(async ({ ctx }) => {
    const reader = readerOf(ctx);
    return { kinds: reader.kinds, certificates: await listOwnCertificates(ctx.tx, reader, ctx.city.timezone) };
  }),

  certifyPayment: payingProcedure
    .input(certifyPaymentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await certifyPayment(ctx.tx, askingOf(ctx), input))),

  certifyTax: household
    .input(certifyTaxSchema)
    .mutation(async ({ ctx, input }) => orThrow(await certifyTax(ctx.tx, askingOf(ctx), input.year))),

  certifyAttendance: household
    .input(certifyAttendanceSchema)
    .mutation(async ({ ctx, input }) => orThrow(await certifyAttendance(ctx.tx, askingOf(ctx), input))),

  certifyEnrolment: household
    .input(certifyEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await certifyEnrolment(ctx.tx, askingOf(ctx), input.childId))),

  certificate: payingProcedure.input(certificateIdSchema).query(async ({ ctx, input }) => {
    const { paper, day } = orThrow(await openCertificate(ctx.tx, readerOf(ctx), { city: ctx.city, ...input }));
    return { paper, day };
  }),

  file: payingProcedure
    .input(certificateIdSchema)
    .query(async ({ ctx, input }) =>
      orThrow(await printCertificate(ctx.tx, readerOf(ctx), { city: ctx.city, ...input })),
    ),

  verify: doorProcedure.input(verifySchema).query(({ ctx, input }) => verifyCertificate(ctx.door, input.code)),
});
