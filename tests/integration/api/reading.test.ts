import { beforeAll, describe, expect, it } from "vitest";
import { withReading } from "@/server/api/reading";
import { createCaller } from "@/server/api/root";
import { makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { owner } from "../../support/owner";

type Api = ReturnType<typeof createCaller>;

let city: { id: string; slug: string };
let other: { id: string; slug: string };
let family: TestFamily;
let stranger: TestFamily;

beforeAll(async () => {
  city = await makeCity();
  other = await makeCity();
  family = await makeFamily(city.id);
  stranger = await makeFamily(other.id);
});

const together = <T>(work: (api: Api) => Promise<T>, sessionId = family.sessionId, slug = city.slug) =>
  withReading(requestOf(slug, sessionId), (context) => work(createCaller(context)));

describe("several reads in one transaction", () => {
  it("give what each gives by itself", async () => {
    const api = createCaller(requestOf(city.slug, family.sessionId));
    const apart = [await api.families.dossier(), await api.documents.needs(), await api.booking.week()];
    const read = await together(async (one) => [
      await one.families.dossier(),
      await one.documents.needs(),
      await one.booking.week(),
    ]);
    expect(read).toEqual(apart);
  });

  it("let nobody in without a session, or with that of another town", async () => {
    for (const sessionId of ["", "0b6e3f0e-8a3e-4d3b-9a52-000000000000", stranger.sessionId]) {
      await expect(together((api) => api.families.dossier(), sessionId)).rejects.toMatchObject({
        code: "UNAUTHORIZED",
      });
    }
  });

  it("know no town that is not there", async () => {
    await expect(together((api) => api.families.dossier(), family.sessionId, "nulle-part")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("still ask each for its own right", async () => {
    await expect(together((api) => api.backoffice.families.search({ q: "Essai", page: 1 }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const relative = await makeFamily(city.id);
    await owner().query("UPDATE family_adult SET role = 'proche', authority = 'none' WHERE family_id = $1", [
      relative.familyId,
    ]);
    const read = together(async (api) => [await api.booking.week(), await api.documents.needs()], relative.sessionId);
    await expect(read).rejects.toMatchObject({ message: "RightMissing" });
  });

  it("have nothing that changes among them", async () => {
    await expect(together((api) => api.families.choose({ familyId: family.familyId }))).rejects.toThrow(
      "not for a transaction of reads",
    );
  });
});
