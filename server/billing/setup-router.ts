import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { namedPayers } from "@/server/fees";
import { hasDebtors } from "./data/regie-settings";
import { findRegie } from "./data/regies";
import { findThirdPartySetting, listThirdPartySettings } from "./data/third-party-settings";
import {
  addThirdPartySchema,
  changeRegieSchema,
  changeThirdPartySchema,
  regieSettingSchema,
  thirdPartySchema,
} from "./setup-schemas";
import { addThirdParty } from "./use-cases/add-third-party";
import { changeRegie } from "./use-cases/change-regie";
import { changeThirdParty } from "./use-cases/change-third-party";
import { removeThirdParty } from "./use-cases/remove-third-party";

const settings = agentWith("parametres.gerer");

/** Who collects the town's money, and who pays a share of it (Y4, X6). */
export const billingSetupRouter = router({
  regie: settings.input(regieSettingSchema).query(async ({ ctx, input }) => {
    const regie = await findRegie(ctx.tx, input.regieId);
    if (!regie) throw new TRPCError({ code: "NOT_FOUND" });
    const { id, code, name, regisseur, dueDays, unusual } = regie;
    return { id, code, name, regisseur, dueDays, unusual, codeIsFixed: await hasDebtors(ctx.tx, id) };
  }),

  changeRegie: settings
    .input(changeRegieSchema)
    .mutation(async ({ ctx, input }) => orThrow(await changeRegie(ctx.tx, input))),

  /** The third parties, and the codes that the fees name without there being one. */
  thirdParties: settings.query(async ({ ctx }) => {
    const parties = await listThirdPartySettings(ctx.tx);
    const named = await namedPayers(ctx.tx);
    const known = new Set(parties.map(({ code }) => code));
    return {
      parties: parties.map((party) => ({ ...party, inFees: named.includes(party.code) })),
      missing: named.filter((code) => !known.has(code)),
    };
  }),

  thirdParty: settings.input(thirdPartySchema).query(async ({ ctx, input }) => {
    const party = await findThirdPartySetting(ctx.tx, input.thirdPartyId);
    if (!party) throw new TRPCError({ code: "NOT_FOUND" });
    return { ...party, inFees: (await namedPayers(ctx.tx)).includes(party.code) };
  }),

  addThirdParty: settings
    .input(addThirdPartySchema)
    .mutation(async ({ ctx, input }) => orThrow(await addThirdParty(ctx.tx, input))),

  changeThirdParty: settings
    .input(changeThirdPartySchema)
    .mutation(async ({ ctx, input }) => orThrow(await changeThirdParty(ctx.tx, input))),

  removeThirdParty: settings
    .input(thirdPartySchema)
    .mutation(async ({ ctx, input }) => orThrow(await removeThirdParty(ctx.tx, input.thirdPartyId))),
});
