import { describe, expect, it } from "vitest";
import { FAULT_CODES, type PayFipFailure } from "@/server/payments/domain/payfip";
import { describeFailure, faultTexts } from "./index";

const failures: readonly PayFipFailure[] = [
  ...FAULT_CODES.map((code) => ({ tag: "PayFipFault", code, label: "libellé" }) as const),
  { tag: "PayFipFault", code: "Q9", label: "libellé" },
  { tag: "PayFipFault", code: "", label: "libellé" },
  { tag: "PayFipUnavailable", label: "libellé" },
  { tag: "PayFipMalfunction", code: "999", label: "libellé" },
  { tag: "PayFipMalfunction", code: "", label: "libellé" },
  { tag: "PayFipProtocol", label: "libellé" },
  { tag: "PayFipTimeout", limitMs: 2_500 },
  { tag: "PayFipUnreachable", reason: "ECONNREFUSED" },
  { tag: "PayFipBrokenAnswer", reason: "doctype" },
  { tag: "PayFipHttpStatus", status: 502 },
];

describe("what is said of a failure", () => {
  it.each(failures)("is whole for $tag $code", (failure) => {
    for (const asking of ["creation", "result", "client"] as const) {
      const { payer, agent } = describeFailure(failure, asking);
      expect(payer.length).toBeGreaterThan(60);
      expect(agent.length).toBeGreaterThan(40);
      expect(`${payer} ${agent}`).not.toMatch(/undefined|'| [:;!?»€]|« (?!\u00a0)/);
    }
  });

  it("never tells a payer that nothing was taken while nobody knows", () => {
    const unknown = failures.filter(({ tag }) => tag !== "PayFipFault");
    for (const failure of [...unknown, { tag: "PayFipFault", code: "Q9", label: "" } as const]) {
      expect(describeFailure(failure, "result").payer).toContain("Ne payez pas une deuxième fois");
      expect(describeFailure(failure, "creation").payer).toContain("Rien n’a été débité");
    }
    expect(faultTexts.P5.payer).toContain("Ne payez pas une deuxième fois");
  });

  it("shows the agent what PayFiP says where we do not know its code", () => {
    expect(describeFailure({ tag: "PayFipFault", code: "Q9", label: "Raison" }, "creation").agent).toContain("Q9");
    expect(describeFailure({ tag: "PayFipFault", code: "Q9", label: "Raison" }, "creation").agent).toContain("Raison");
  });
});
