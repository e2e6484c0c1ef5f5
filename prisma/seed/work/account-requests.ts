import { addressText, type RequestIdentity } from "@/server/families/domain/account-request";
import { FAMILY_NAMES, GIRLS, STREETS } from "../data/people/names";
import type { AdultDraft, FamilyDraft } from "../families/draft";
import { makeAdult } from "../families/make-people";
import type { Desk } from "./desk";

const LOCAL_REQUESTS = 5;
/** Of the local requests, those made by somebody whom a dossier already names. */
const KNOWN_PEOPLE = 2;
const DOUBTFUL_LOGINS = 2;

const MESSAGES = [
  "Nous venons d’emménager, notre fille entre à l’école après les vacances.",
  "Je n’arrive pas à utiliser FranceConnect.",
  "",
];

function identityOf(adult: AdultDraft, over: Partial<RequestIdentity> = {}): RequestIdentity {
  const { birthName, usageName, firstNames, gender, birthdate, birthplace, birthcountry } = adult;
  const identity = { birthName, usageName, firstNames: [...firstNames], gender, birthdate, birthplace, birthcountry };
  return { ...identity, birthplaceName: "", ...over };
}

/** People who ask for an account (A3), and logins by FranceConnect that resemble somebody without certainty (A4). */
export function addAccountRequests(desk: Desk, families: readonly FamilyDraft[]): void {
  const { random } = desk;
  const withoutLogin = families.flatMap(({ members }) =>
    members.filter(({ adult, role }) => role === "responsable" && adult.login === "none").map(({ adult }) => adult),
  );
  const known = random.shuffle(
    withoutLogin.filter(({ birthplace, birthdate }) => birthplace && birthdate.length === 10),
  );
  for (let index = 0; index < LOCAL_REQUESTS; index++) {
    const asking =
      (index < KNOWN_PEOPLE && known[index]) || makeAdult(random, { birthName: random.pick(FAMILY_NAMES) });
    addLocal(desk, asking, index);
  }
  for (const [index, adult] of known.slice(KNOWN_PEOPLE, KNOWN_PEOPLE + DOUBTFUL_LOGINS).entries()) {
    addDoubtful(desk, adult, index);
  }
}

function addLocal({ rows, town, random, now }: Desk, adult: AdultDraft, index: number): void {
  const identity = identityOf(adult, { gender: "", birthplace: "", birthcountry: "", birthplaceName: "Lyon" });
  rows.add("account_request", {
    city_id: town.id,
    id: random.id(),
    origin: "local",
    doubtful: false,
    account_id: null,
    identity,
    email: adult.email,
    phone: adult.phone,
    address: addressText({
      line: `${random.between(1, 90)} ${random.pick(STREETS)}`,
      postcode: town.entry.postcodes[0] ?? "",
      town: town.entry.name,
    }),
    children: `${random.pick(GIRLS)} ${adult.birthName}, en CP`,
    message: random.pick(MESSAGES),
    created_at: now.subtract({ hours: 5 + 31 * index }).toString(),
  });
}

/** Certified with another place of birth than the one on file: a homonym, or a slip when the dossier was typed. */
function addDoubtful({ rows, town, random, now, issuer }: Desk, adult: AdultDraft, index: number): void {
  const accountId = random.id();
  const identity = identityOf(adult, { birthplace: "31555", gender: adult.gender });
  const at = now.subtract({ hours: 3 + 40 * index }).toString();
  rows.add("account", {
    city_id: town.id,
    id: accountId,
    kind: "parent",
    status: "waiting",
    display_name: `${adult.firstNames[0] ?? ""} ${adult.birthName}`,
    email: adult.email,
  });
  rows.add("federated_identity", {
    city_id: town.id,
    id: random.id(),
    issuer,
    subject: `${random.digits(64)}v1`,
    account_id: accountId,
    claims: {},
    linked_at: at,
  });
  rows.add("account_request", {
    city_id: town.id,
    id: random.id(),
    origin: "franceconnect",
    doubtful: true,
    account_id: accountId,
    identity,
    email: adult.email,
    phone: index === 0 ? adult.phone : "",
    address: "",
    children: "",
    message: "",
    created_at: at,
  });
}
