import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeAgent } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  begun,
  count,
  makeDebtor,
  makeInvoice,
  makePayingFamily,
  makeRegie,
  openOf,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let agent: { accountId: string; sessionId: string };
beforeEach(async () => {
  ({ town } = stage());
  stage().simulator.switches.reset();
  agent = await makeAgent(town.city.id, ["parametres.gerer"]);
});

let codes = 0;

/** An invoice of a régie that is being opened. */
async function opening(mode: "test" | "activation" | "production" | "off") {
  const code = `OUV${String.fromCharCode(65 + codes++)}`;
  const client = mode === "off" ? null : "042207";
  const regieId = await makeRegie(town.city.id, { code, payfip_mode: mode, payfip_client: client });
  const family = await makePayingFamily(town, regieId);
  const invoice = await makeInvoice(town, family, 5775, { code });
  const { rows } = await owner().query("SELECT reference FROM invoice WHERE id = $1", [invoice]);
  return { regieId, family, invoice, reference: String(rows[0]?.reference) };
}

const trial = () => apiOf(town, agent).payments.trial;
const wish = (of: { regieId: string; reference: string }, requestKey = newId()) => ({
  regieId: of.regieId,
  reference: of.reference,
  email: "agent@exemple.fr",
  requestKey,
});
const idOpOf = async (operationId: string) =>
  String((await owner().query("SELECT id_op FROM payfip_operation WHERE id = $1", [operationId])).rows[0]?.id_op);

describe("a trial payment (PROTOCOLS 1.4)", () => {
  it.each([
    ["test", "T"],
    ["activation", "X"],
  ] as const)("in %s is sent as %s, goes well and settles nothing", async (mode, saisie) => {
    const stagedInvoice = await opening(mode);
    const { operationId, outcome } = await trial().begin(wish(stagedInvoice));
    expect(outcome).toBe("ready");
    const idOp = await idOpOf(operationId);
    expect(stage().simulator.operations.find(idOp)?.creation).toMatchObject({ saisie, montant: "5775" });
    expect((await trial().leave({ operationId })).url).toContain(idOp);
    expect(await trial().leave({ operationId })).toEqual({ url: null });
    endAtPayFip(stage(), idOp, "P");
    expect(await trial().returned({ idOp })).toEqual({ operationId });
    const view = await trial().check({ operationId });
    expect(view).toMatchObject({
      face: { face: "cancelled", why: "test" },
      isActivation: saisie === "X",
      amount: 5775,
    });
    expect(await openOf(stagedInvoice.invoice)).toBe(5775);
    expect(await count("payment", "payfip_operation_id = $1", [operationId])).toBe(0);
  });

  it("that is refused says so, and another may follow", async () => {
    const stagedInvoice = await opening("test");
    const first = await trial().begin(wish(stagedInvoice));
    endAtPayFip(stage(), await idOpOf(first.operationId), "R");
    expect((await trial().check({ operationId: first.operationId })).face).toEqual({ face: "refused", why: "card" });
    expect((await trial().begin(wish(stagedInvoice))).operationId).not.toBe(first.operationId);
  });

  it("is one, however often its form is sent", async () => {
    const asked = wish(await opening("test"));
    const both = await Promise.all([trial().begin(asked), trial().begin(asked)]);
    expect(new Set(both.map(({ operationId }) => operationId)).size).toBe(1);
  });

  it.each(["production", "off"] as const)(
    "is refused where the service is %s: a payment there would be real",
    async (mode) => {
      const stagedInvoice = await opening(mode);
      await expect(trial().begin(wish(stagedInvoice))).rejects.toThrow("TrialNotOpen");
      expect(await count("payfip_operation", "regie_id = $1", [stagedInvoice.regieId])).toBe(0);
    },
  );

  it("takes an invoice of this régie that is still to pay, and no other", async () => {
    const [own, other] = [await opening("test"), await opening("test")];
    await expect(trial().begin({ ...wish(own), reference: other.reference })).rejects.toThrow("TrialInvoiceUnknown");
    await expect(trial().begin({ ...wish(own), reference: "RIEN2026000001" })).rejects.toThrow("TrialInvoiceUnknown");
  });

  it("is written as people write it", async () => {
    const own = await opening("test");
    const typed = own.reference.toLowerCase().replace("2026", " 2026 ");
    expect((await trial().begin({ ...wish(own), reference: typed })).outcome).toBe("ready");
  });
});

it("a family's payment is no trial: whoever opens the service does not see it", async () => {
  const family = await makePayingFamily(town);
  await makeDebtor(town, family.familyId, await makeRegie(town.city.id, { code: "AUTR" }));
  const invoice = await makeInvoice(town, family, 1200);
  const { operationId, idOp } = await begun(town, family, [invoice], { shown: 1200 });
  await expect(trial().check({ operationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(trial().leave({ operationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(trial().returned({ idOp })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
