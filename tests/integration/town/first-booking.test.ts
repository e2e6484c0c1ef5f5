import { beforeAll, describe, expect, it } from "vitest";
import { root } from "@/scripts/run/run-command";
import { findCityBySlug } from "@/server/tenancy";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { codeOf, mailsTo, NEW_PASSWORD, visit } from "../identity/support";
import { runTown, type Said } from "./town-command";

/*
 * docs/installation.md, from an empty base to the first parent's booking: the commands as they are written there, then
 * what the agent and the parent do on their pages, by the same procedures.
 */
const FILE = "docs/exemples/beaulieu/ville.json";
const TOWN = { slug: "beaulieu" };
const AGENT = [
  "agent",
  "beaulieu",
  "--name",
  "Dominique Martin",
  "--login",
  "D.Martin@beaulieu.example",
  "--role",
  "Administration",
];
const THURSDAY = "2026-12-03";

let created: Said;
beforeAll(async () => {
  process.chdir(root);
  expect((await owner().query("SELECT count(*)::int AS n FROM city")).rows).toEqual([{ n: 0 }]);
  created = await runTown("create", FILE);
});

const passwordIn = (text: string) => /provisoire[^:]*\u00a0?: (\S+)/.exec(text)?.[1] ?? "";

/** The first login of an agent: the one-time password, the second factor, a password of their own. */
async function agentAtWork(password: string) {
  const door = visit(TOWN);
  await door.api.identity.logInAgent({ login: "d.martin@beaulieu.example", password });
  const halfway = visit(TOWN, door.given);
  const step = await halfway.api.identity.secondFactor();
  if (step.kind !== "set-up") throw new Error("The second factor is to be set up at the first login");
  await halfway.api.identity.passSecondFactor({ code: codeOf(step.secret) });
  const equipped = visit(TOWN, halfway.given);
  const words = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
  await equipped.api.identity.changePassword({ currentPassword: password, ...words });
  return visit(TOWN, equipped.given.sessionId ? equipped.given : halfway.given).api;
}

/** A parent asks for an account, the agent opens it in a new dossier with a child who is enrolled. */
async function newFamily(agent: Awaited<ReturnType<typeof agentAtWork>>) {
  await visit(TOWN).api.accountRequests.ask({
    birthName: "Durand",
    firstNames: "Alex",
    birthdate: "12/04/1988",
    birthplaceName: "Lyon",
    email: "alex.durand@exemple.fr",
    phone: "06 12 34 56 78",
    addressLine: "8 rue du Ruisseau",
    postcode: "69991",
    town: "Beaulieu",
    children: "Lou Durand, 24/09/2018",
  });
  const { rows } = await owner().query("SELECT id FROM account_request");
  await agent.accountRequests.approveAccountRequest({ requestId: rows[0].id, into: "new", residence: "commune" });
  const family = await owner().query("SELECT id FROM family");
  const school = await owner().query("SELECT id FROM school WHERE uai = '0699902N'");
  const activity = await owner().query("SELECT id FROM activity");
  const [familyId, schoolId, activityId]: string[] = [family.rows[0].id, school.rows[0].id, activity.rows[0].id];
  const child = { firstName: "Lou", lastName: "Durand", birthdate: "24/09/2018", gender: "unspecified" as const };
  const { childId } = await agent.families.desk.addChild({
    familyId: familyId ?? "",
    ...child,
    schoolId: schoolId ?? "",
    level: "",
    diet: "standard",
    custody: "full",
  });
  const period = { from: "01/12/2026", to: "02/07/2027" };
  await agent.booking.desk.enrol({ familyId: familyId ?? "", childId, activityId: activityId ?? "", ...period });
  return { childId, activityId: activityId ?? "" };
}

describe("an empty base", () => {
  it("becomes a town by one command, which says what it did and what to save; a second time does nothing", async () => {
    expect(created).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Beaulieu est en place, à l’adresse \/beaulieu\./),
    });
    expect(created.output).toMatch(/clé de chiffrement est dans \S+\u00a0: sauvegardez ce dossier, à part de la base/);
    const again = await runTown("create", FILE);
    expect(again.output).toMatch(/^Beaulieu est déjà ainsi\u00a0: rien n’a changé\./);
    expect(await findCityBySlug("beaulieu")).toBeDefined();
  });

  it("refuses a wrong role, an unknown town and a file with faults, plainly and with a failure", async () => {
    const role = await runTown(...AGENT.with(-1, "Chef"));
    expect(role).toEqual({
      code: 1,
      output: "Aucun rôle ne s’appelle «\u00a0Chef\u00a0». Ceux de la ville\u00a0: Accueil, Administration.",
    });
    const town = await runTown(...AGENT.with(1, "ailleurs"));
    expect(town).toEqual({ code: 1, output: "Aucune ville ne s’appelle ailleurs." });
    expect(await runTown("create", "package.json")).toMatchObject({
      code: 1,
      output: expect.stringContaining("package.json, format"),
    });
    expect(await runTown()).toMatchObject({ code: 0, output: expect.stringContaining("npm run town -- check") });
  });

  it("has its first agent, who opens the first dossier, and the first parent books the first meal", async () => {
    const first = await runTown(...AGENT);
    const second = await runTown(...AGENT);
    expect(passwordIn(second.output)).not.toBe(passwordIn(first.output));
    const agent = await agentAtWork(passwordIn(second.output));
    expect(await runTown(...AGENT)).toMatchObject({ code: 1, output: expect.stringMatching(/a déjà un compte/) });

    const { childId, activityId } = await newFamily(agent);
    const [mail] = (await mailsTo("alex.durand@exemple.fr")).filter(({ kind }) => kind === "account-opened");
    const oneTime = passwordIn(mail?.text ?? "");
    const door = visit(TOWN);
    await door.api.identity.logIn({ login: "alex.durand@exemple.fr", password: oneTime });
    const entered = visit(TOWN, door.given);
    const words = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    await entered.api.identity.changePassword({ currentPassword: oneTime, ...words });
    const { api: parent } = visit(TOWN, entered.given.sessionId ? entered.given : door.given);

    const wanted = [`${childId}.${THURSDAY}`];
    const { draftId: draft } = await parent.booking.makeDraft({
      activity: activityId,
      month: "2026-12",
      base: "",
      wanted,
    });
    const recap = await parent.booking.recap({ draft });
    expect(recap.lines).toMatchObject([{ kind: "add", expectation: "place", price: 420 }]);
    await parent.booking.confirm({ draft, seen: recap.seen.join("\n") });
    expect((await parent.booking.result({ draft })).lines).toMatchObject([{ tag: "booked", day: THURSDAY }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("sends the password of the next agent by mail when it is asked to, and tells it to nobody else", async () => {
    const next = AGENT.with(5, "accueil@beaulieu.example").with(3, "Lou Martin").with(-1, "Accueil");
    const said = await runTown(...next, "--mail");
    expect(said).toMatchObject({
      code: 0,
      output: expect.stringMatching(/part par e-mail à accueil@beaulieu\.example/),
    });
    const [mail] = await mailsTo("accueil@beaulieu.example");
    expect(passwordIn(mail?.text ?? "")).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
    expect(said.output).not.toContain(passwordIn(mail?.text ?? ""));
  });
});
