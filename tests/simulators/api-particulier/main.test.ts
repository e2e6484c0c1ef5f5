import { describe, expect, it } from "vitest";
import { runSimulator } from "../support/child";

describe("the API Particulier process", () => {
  it("serves where it was told to, and stops cleanly", async () => {
    const env = { APIP_PORT: "4196", APIP_RECIPIENTS: "21420207900015" };
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const running = await runSimulator("api-particulier", env);
      expect(running.line).toContain("http://localhost:4196");
      expect((await fetch("http://localhost:4196/api/cnaf_msa_quotient_familial/ping")).status).toBe(200);
      expect(await running.stop(signal)).toBe(0);
    }
  });
});
