import { beforeAll, describe, expect, it } from "vitest";
import { domainText } from "@/server/api/domain-messages";
import { newId } from "@/server/platform/ids";
import { bookDays, makeBilledFamily, note, verify } from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { bookCare, type CareTown, certificatesOf, filed, makeCareTown } from "../../support/certificates";
import { insert, owner } from "../../support/owner";
import { sentencesOf, tablesOf } from "../../support/paper-words";

let town: CareTown;
let mother: EatingFamily;
let father: EatingFamily;
let childId: string;
const december = { first: "01/12/2026", last: "31/12/2026" };
/** Of odd weeks, which are the mother’s. */
const DAYS = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-14"];

beforeAll(async () => {
  town = await makeCareTown();
  mother = await makeBilledFamily(town);
  father = await makeBilledFamily(town, { children: 0 });
  childId = mother.children[0] ?? "";
  await owner().query(
    "UPDATE child SET first_name = 'Lou', last_name = 'Martin', birthdate = '2019-03-01', level = 'CE1' WHERE id = $1",
    [childId],
  );
  const halves = { city_id: town.city.id, child_id: childId, custody: "alternating" };
  await owner().query("UPDATE family_child SET custody = 'alternating', custody_weeks = 'odd' WHERE child_id = $1", [
    childId,
  ]);
  await insert("family_child", { ...halves, family_id: father.familyId, custody_weeks: "even" });
  await bookDays(town, mother, DAYS);
  await note(town, mother, childId, "2026-12-03", "absent_excused");
  await note(town, mother, childId, "2026-12-08", "unbooked");
  await bookDays(town, father, ["2026-12-10", "2026-12-11"], childId);
  await bookCare(town, mother, ["2026-12-01"]);
  await verify(town, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-08"]);
}, 120_000);

async function attendanceOf(family: EatingFamily, over: Partial<typeof december> = {}) {
  const api = certificatesOf(town, family);
  const { certificateId } = await api.certifyAttendance({ childId, ...december, ...over });
  const { paper } = await api.certificate({ certificateId });
  return { certificateId, sentences: sentencesOf(paper), lines: tablesOf(paper)["Jours de présence"] };
}

describe("an attestation de fréquentation", () => {
  it("counts the days when the child came, and tells apart those that nobody has looked at yet", async () => {
    const { sentences, lines } = await attendanceOf(mother);
    expect(sentences.slice(1)).toEqual([
      "Nous attestons que Lou Martin a fréquenté, du 1er décembre 2026 au 31 décembre 2026, les activités ci-dessous : 3 jours de présence.",
    ]);
    expect(lines).toEqual([
      "Accueil du soir",
      "décembre 2026 (à vérifier : le 1er) | 0 | 1",
      "Total, Accueil du soir | 0 | 1",
      "Restauration scolaire",
      "décembre 2026 (les 1er, 4 et 8 ; à vérifier : le 14) | 3 | 1",
      "Total, Restauration scolaire | 3 | 1",
      "Jours de présence, toutes activités | 3 | 1",
    ]);
  });

  it("tells one household nothing of the days of the other", async () => {
    const { lines } = await attendanceOf(father);
    expect(lines?.at(-1)).toBe("Jours de présence, toutes activités | 0 | 2");
    expect(JSON.stringify(lines)).toContain("les 10 et 11");
    expect(JSON.stringify((await attendanceOf(mother)).lines)).not.toMatch(/\b1[01]\b/);
  });

  it("is refused with a reason when the child never came, or the period cannot be", async () => {
    for (const [over, tag] of [
      [{ first: "01/10/2026", last: "31/10/2026" }, "NeverAttended"],
      [{ first: "03/12/2026", last: "03/12/2026" }, "NeverAttended"],
      [{ first: "31/12/2026", last: "01/12/2026" }, "PeriodReversed"],
      [{ last: "11/02/2027" }, "PeriodInFuture"],
    ] as const) {
      await expect(attendanceOf(mother, over)).rejects.toMatchObject({ cause: { detail: { tag } } });
    }
  });

  it("shows a third party the initial of the child and the number of days", async () => {
    const { content } = await filed((await attendanceOf(mother)).certificateId);
    expect(content.proof.slice(-2)).toEqual([
      { label: "Enfant", value: "L." },
      { label: "Présences vérifiées", value: "3\u00a0jours" },
    ]);
  });
});

describe("two activities of one day, both verified", () => {
  it("are one day of presence, each told on its own", async () => {
    await verify(town, ["2026-12-01"], town.careId);
    const { sentences, lines, certificateId } = await attendanceOf(mother);
    expect(sentences[1]).toContain("les activités ci-dessous : 3 jours de présence.");
    expect(lines).toEqual([
      "Accueil du soir",
      "décembre 2026 (le 1er) | 1 | 0",
      "Total, Accueil du soir | 1 | 0",
      "Restauration scolaire",
      "décembre 2026 (les 1er, 4 et 8 ; à vérifier : le 14) | 3 | 1",
      "Total, Restauration scolaire | 3 | 1",
      "Jours de présence, toutes activités | 3 | 1",
    ]);
    expect((await filed(certificateId)).content.proof.at(-1)?.value).toBe("3 jours");
  });
});

describe("a child whose name begins with a vowel", () => {
  it("is named with the elision", async () => {
    const named = (name: string) => owner().query("UPDATE child SET first_name = $1 WHERE id = $2", [name, childId]);
    await named("Ana");
    try {
      const api = certificatesOf(town, mother);
      const { certificateId } = await api.certifyEnrolment({ childId });
      const { paper } = await api.certificate({ certificateId });
      expect(sentencesOf(paper)[1]).toContain("Nous certifions qu’Ana Martin figure");
      expect((await attendanceOf(mother)).sentences[1]).toContain("Nous attestons qu’Ana Martin a fréquenté");
    } finally {
      await named("Lou");
    }
  });
});

describe("a certificat d’inscription", () => {
  it("names the child, its school and class, and what it is enrolled in", async () => {
    const classId = newId();
    const room = { city_id: town.city.id, id: classId, school_id: town.schoolId, name: "CE1 A", levels: ["CE1"] };
    await insert("school_class", room);
    await owner().query("UPDATE child SET class_id = $1 WHERE id = $2", [classId, childId]);
    const api = certificatesOf(town, mother);
    const { certificateId } = await api.certifyEnrolment({ childId });
    const { paper } = await api.certificate({ certificateId });
    expect(sentencesOf(paper).slice(1)).toEqual([
      "Nous certifions que Lou Martin figure, au 10 février 2027, sur les listes des activités ci-dessous.",
      "Naissance: 1er mars 2019",
      "École: École d’essai",
      "Classe: CE1 A",
      "Niveau: CE1",
    ]);
    await owner().query("UPDATE school_class SET name = 'CE1' WHERE id = $1", [classId]);
    const { certificateId: again } = await api.certifyEnrolment({ childId });
    const once = sentencesOf((await api.certificate({ certificateId: again })).paper);
    expect(once.slice(-1)).toEqual(["Classe: CE1"]);
    const [table] = paper.blocks.filter((block) => block.kind === "table");
    expect(table?.columns).toEqual([{ label: "Activité" }, { label: "Période" }]);
    expect(tablesOf(paper).Inscriptions).toEqual([
      "Accueil du soir | du 1er septembre 2026 au 2 juillet 2027",
      "Restauration scolaire | du 1er septembre 2026 au 2 juillet 2027",
    ]);
  });

  it("is refused with a reason once nothing runs any more", async () => {
    const api = certificatesOf(town, mother, "2027-07-03T09:00:00+02:00");
    await expect(api.certifyEnrolment({ childId })).rejects.toMatchObject({
      cause: { detail: { tag: "NotEnrolled", firstName: "Lou" } },
    });
    const refusal = { tag: "NotEnrolled", firstName: "Lou" };
    expect(domainText(refusal).text).toContain(
      "Pour demander une inscription, ou suivre celle que vous avez demandée, ouvrez la page «\u00a0Mes inscriptions\u00a0»",
    );
  });
});

describe("a child of nobody’s, or who left", () => {
  it("is the same as one that does not exist", async () => {
    const stranger = await makeBilledFamily(town);
    const api = certificatesOf(town, stranger);
    for (const id of [childId, newId()]) {
      for (const ask of [
        () => api.certifyEnrolment({ childId: id }),
        () => api.certifyAttendance({ childId: id, ...december }),
      ]) {
        await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND", message: "CertifiedChildNotFound" });
      }
    }
    await owner().query("UPDATE family_child SET left_at = now() WHERE family_id = $1", [father.familyId]);
    const left = certificatesOf(town, father).certifyEnrolment({ childId });
    await expect(left).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
