import { expect, it } from "vitest";
import { freePort } from "@/scripts/demo/free-port";

const causeOf = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => "answered",
    (error: Error) => (error.cause as Error).message,
  );

it("gives no port that browsers and fetch refuse to speak to, though nobody listens there", async () => {
  for (const refused of [3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6669, 6679, 6697]) {
    expect(await causeOf(refused)).toBe("bad port");
    const given = await freePort(refused);
    expect(given).toBeGreaterThan(refused);
    expect(await causeOf(given)).not.toBe("bad port");
  }
});
