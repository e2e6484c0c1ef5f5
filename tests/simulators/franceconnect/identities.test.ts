import { decodeJwt, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationParams, declaredServices, Journey, service } from "../support/service";
import { loadTestIdentities } from "./identities";
import { correctIdentity, registerBirthdate } from "./register";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;
type Fields = Record<string, string> | readonly (readonly [string, string])[];

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startFranceConnect({ port: 0, clients: declaredServices });
});
afterAll(() => simulator.stop());

async function claimsAfter(path: string, fields: Fields, client = service.id): Promise<JWTPayload> {
  const journey = new Journey(simulator.issuer);
  const scope = "openid identite_pivot email";
  const start = await journey.open(authorizationParams({ client_id: client, scope }));
  const information = await journey.submit(start.url, path, fields);
  const back = new URL((await journey.submit(information.url, "/continuer", {})).url);
  const exchanged = await journey.exchange(back.searchParams.get("code") ?? "", { client_id: client });
  const { access_token } = await exchanged.json();
  return decodeJwt(await (await journey.userinfo(access_token)).text());
}

function claimsOf(login: string): Promise<JWTPayload> {
  return claimsAfter("/idp/demonstration", { identifiant: login, mot_de_passe: "123" });
}

describe("the published identities", () => {
  it("are all offered in one click", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const page = await (await journey.visitor.get(`${start.url}/idp/demonstration`)).text();
    for (const { login } of loadTestIdentities()) {
      expect(page).toContain(`name="choix" value="${login.replaceAll("'", "&#39;")}"`);
    }
  });

  it("come out as the register writes them", async () => {
    expect(await claimsOf("étranger_présumé_né_jour")).toMatchObject({ birthdate: "1992-11", birthcountry: "99217" });
    expect(await claimsOf("étranger_présumé_né_jour_et_mois")).toMatchObject({ birthdate: "1992" });
    expect(await claimsOf("naissance_etranger_birthplace_texte")).toMatchObject({ birthplace: "" });
    expect(await claimsOf("test_CORSE_2A")).toMatchObject({ birthplace: "2A004" });
    expect(await claimsOf("genre_indéfini")).toMatchObject({ gender: "unspecified" });
    expect(await claimsOf("sans_prenom")).toMatchObject({ given_name: "", given_name_array: [] });
    expect(await claimsOf("prénom_composé_avec_espace")).toMatchObject({
      given_name: "Jean Marie Paul",
      given_name_array: ["Jean Marie", "Paul"],
    });
  });

  it("pass or stop as the list says", () => {
    for (const { identity, refusal, situation } of loadTestIdentities()) {
      const passes = refusal === undefined && correctIdentity(identity).ok;
      expect([situation, passes]).toEqual([situation, !/ refusée?$/.test(situation)]);
    }
  });

  it.each([
    ["sans_mail", "Y600006"],
    ["sans_genre", "Y600006"],
    ["sans_birthplace", "Y600006"],
    ["mois_00", "Y020029"],
    ["test_INVALID_COG", "Y020029"],
    ["Désactivé", "Y180001"],
    ["E010004", "Y010004"],
    ["E010015", "Y010015"],
  ])("%s stops on the platform's page with %s, and another account can be chosen", async (login, code) => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const stopped = await journey.submit(start.url, "/idp/demonstration", { choix: login });
    expect(stopped.page?.status).toBe(400);
    const page = await stopped.page?.text();
    expect(page).toContain(`<dd>${code}</dd>`);
    expect(page).toContain(new URL(start.url).pathname);
  });

  it("refuse a wrong password, keep the login typed, and say so to assistive technology", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const wrong = { identifiant: '<b>"test"', mot_de_passe: "124" };
    const refused = await journey.submit(start.url, "/idp/demonstration", wrong);
    expect(refused.page?.status).toBe(422);
    const page = await refused.page?.text();
    expect(page).toContain('value="&lt;b&gt;&quot;test&quot;"');
    expect(page).toContain('aria-invalid="true" aria-describedby="identifiant-erreur"');
    expect(page).toContain("<title>Erreur : ");
  });
});

describe("an identity typed by hand", () => {
  const typed = {
    genre: "female",
    nom: "Ferrand",
    prenoms: "Marie Ange, Lucie",
    nom_usage: "",
    naissance: "1988-02-00",
    commune: "42207",
    pays: "99100",
    courriel: "marie@example.org",
  };

  it("comes out like any other, with the same sub each time", async () => {
    const claims = await claimsAfter("/idp/saisie", typed);
    expect(claims).toMatchObject({
      family_name: "Ferrand",
      given_name_array: ["Marie Ange", "Lucie"],
      birthdate: "1988-02",
      birthplace: "42207",
    });
    expect((await claimsAfter("/idp/saisie", typed)).sub).toBe(claims.sub);
  });

  it("is asked again, values kept, when it cannot be read", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const again = await journey.submit(start.url, "/idp/saisie", { ...typed, nom: " ", naissance: "2/1988" });
    const page = await again.page?.text();
    expect(again.page?.status).toBe(422);
    expect(page).toContain('<a href="#nom">Le nom de naissance manque. Tapez-le.</a>');
    expect(page).toContain('<a href="#naissance">');
    expect(page).toContain('value="Marie Ange, Lucie"');
  });

  it("meets the platform's own refusals", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const stopped = await journey.submit(start.url, "/idp/saisie", { ...typed, courriel: "" });
    expect(await stopped.page?.text()).toContain("<dd>Y600006</dd>");
  });
});

describe("a login by mandate", () => {
  const mandate = (perimeter: string): Fields => [
    ["personne", "test"],
    ["perimetres", perimeter],
    ["perimetres", "Logement"],
  ];

  it("carries rep_scope when the mandate covers the service", async () => {
    expect(await claimsAfter("/idp/aidants-connect", mandate("Famille-Scolarité"))).toMatchObject({
      family_name: "DUBOIS",
      rep_scope: ["Famille-Scolarité", "Logement"],
    });
    expect(await claimsOf("test")).not.toHaveProperty("rep_scope");
  });

  it("is refused with access_denied when it does not, unless the service declares no perimeter", async () => {
    const journey = new Journey(simulator.issuer);
    const params = authorizationParams();
    const start = await journey.open(params);
    const back = new URL((await journey.submit(start.url, "/idp/aidants-connect", mandate("Justice"))).url);
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.get("error_description")).toContain("Y600020");
    expect(back.searchParams.get("state")).toBe(params.get("state"));
    const claims = await claimsAfter("/idp/aidants-connect", mandate("Justice"), "service-b");
    expect(claims.rep_scope).toEqual(["Logement", "Justice"]);
  });

  it("asks again for an empty mandate", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const again = await journey.submit(start.url, "/idp/aidants-connect", { personne: "test" });
    expect(await again.page?.text()).toContain("Le mandat est vide");
  });
});

describe("a provider that the person has blocked", () => {
  it("sends access_denied to the service", async () => {
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    const opened = await journey.visitor.get(`${start.url}/idp/bloque`);
    const back = await journey.visitor.follow(opened, new URL(simulator.issuer).origin);
    expect(new URL(back.url).searchParams.get("error")).toBe("access_denied");
  });
});

describe("the register's writing of a date of birth", () => {
  it.each([
    ["1985-04-23", "1985-04-23"],
    ["1985-04-00", "1985-04"],
    ["1985-00-00", "1985"],
    ["1985-00-12", undefined],
    ["1985-13-01", undefined],
    ["1985-02-30", undefined],
    ["1985-04", undefined],
    ["1985", undefined],
    ["", undefined],
  ])("%s gives %s", (given, expected) => {
    expect(registerBirthdate(given)).toBe(expected);
  });
});
