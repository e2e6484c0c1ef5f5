import "server-only";
import { agentDoorWith } from "@/server/api/agent-door";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { listRegies } from "@/server/billing";
import { withCity } from "@/server/db/tenant-tx";
import { payFipClientSchema, payFipSettingSchema } from "./counter-schemas";
import { readPayFipClient, savePayFipSetting } from "./use-cases/change-payfip-setting";

/** Where PayFiP knows each régie of the town (PROTOCOLS 1.3). */
export const paymentSetupRouter = router({
  regies: agentWith("parametres.gerer").query(async ({ ctx }) =>
    (await listRegies(ctx.tx)).map(({ id, code, name, payfipClient, payfipMode }) => ({
      id,
      code,
      name,
      client: payfipClient,
      mode: payfipMode,
    })),
  ),

  /** Who a client number stands for, as PayFiP says it, before it is saved. */
  client: agentDoorWith("parametres.gerer")
    .input(payFipClientSchema)
    .query(async ({ ctx, input }) => orThrow(await readPayFipClient(ctx.scope, input))),

  save: agentDoorWith("parametres.gerer")
    .input(payFipSettingSchema)
    .mutation(async ({ ctx, input }) => {
      if (input.mode !== "off") orThrow(await readPayFipClient(ctx.scope, input));
      return orThrow(await withCity(ctx.scope, (tx) => savePayFipSetting(tx, input)));
    }),
});
