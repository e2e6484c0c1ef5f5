import type { Temporal } from "temporal-polyfill";
import { pivotKeyOf } from "@/server/families/domain/pivot";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "../town/town";
import type { AdultDraft, ChildDraft, FamilyDraft } from "./draft";

/** Accounts of adults by person, for what they did later. */
export type AccountOf = (personId: string) => string | undefined;

interface Writing {
  readonly rows: Rows;
  readonly town: Town;
  readonly random: Random;
  readonly now: Temporal.Instant;
  /** Issuer of the FranceConnect identities already attached. */
  readonly issuer: string;
}

/** Writes the dossiers; people and children who are in two of them are written once. */
export function addFamilies(writing: Writing, families: readonly FamilyDraft[]): AccountOf {
  const adults = new Map(families.flatMap(({ members }) => members.map(({ adult }) => [adult.id, adult] as const)));
  const children = new Map(
    families.flatMap(({ id, children }) => children.map(({ child }) => [child.id, { child, namedBy: id }] as const)),
  );
  for (const family of families) addFamily(writing, family);
  for (const adult of adults.values()) addPerson(writing, adult);
  for (const { child, namedBy } of children.values()) addChild(writing, child, namedBy);
  for (const family of families) addLinks(writing, family);
  return addLogins(writing, [...adults.values()]);
}

function addFamily({ rows, town, random, now }: Writing, family: FamilyDraft): void {
  rows.add("family", {
    city_id: town.id,
    id: family.id,
    name: family.name,
    residence: family.residence,
    address_line: family.addressLine,
    postcode: family.postcode,
    town: family.town,
    allocataire_number: family.allocataireNumber,
    created_at: now.subtract({ hours: 24 * random.between(90, 900) }).toString(),
  });
}

function addPerson({ rows, town, now }: Writing, adult: AdultDraft): void {
  const certified = adult.login === "franceconnect";
  rows.add("person", {
    city_id: town.id,
    id: adult.id,
    birth_name: adult.birthName,
    usage_name: adult.usageName,
    first_names: adult.firstNames,
    gender: adult.gender,
    birthdate: adult.birthdate,
    birthplace: adult.birthplace,
    birthcountry: adult.birthcountry,
    email: adult.email,
    phone: adult.phone,
    pivot_key: pivotKeyOf(adult),
    certified_by: certified ? "franceconnect" : null,
    certified_at: certified ? now.subtract({ hours: 24 * 60 }).toString() : null,
  });
}

/** Contacts are those of one household: of a child with two, the other parent does not see them. */
function addChild({ rows, town, random }: Writing, child: ChildDraft, namedBy: string): void {
  rows.add("child", {
    city_id: town.id,
    id: child.id,
    first_name: child.firstName,
    last_name: child.lastName,
    birthdate: child.birthdate,
    gender: child.gender,
    school_id: child.school.id,
    class_id: child.classId,
    level: child.level,
    diet: child.diet,
  });
  for (const [index, contact] of child.contacts.entries()) {
    const keys = { city_id: town.id, id: random.id(), family_id: namedBy, child_id: child.id };
    rows.add("contact", { ...keys, ...contact, priority: index + 1 });
  }
}

function addLinks({ rows, town, random }: Writing, family: FamilyDraft): void {
  const keys = { city_id: town.id, family_id: family.id };
  for (const { adult, role, authority, rights } of family.members) {
    rows.add("family_adult", {
      ...keys,
      person_id: adult.id,
      role,
      authority,
      can_view: rights.includes("view"),
      can_book: rights.includes("book"),
      can_edit: rights.includes("edit"),
      can_pay: rights.includes("pay"),
    });
  }
  for (const { child, weeks } of family.children) {
    rows.add("family_child", {
      ...keys,
      child_id: child.id,
      custody: weeks ? "alternating" : "full",
      custody_weeks: weeks,
    });
  }
  for (const { amountCents, source, referenceMonth, validFrom, validTo } of family.quotients) {
    rows.add("quotient_familial", {
      ...keys,
      id: random.id(),
      amount_cents: amountCents,
      source,
      reference_month: referenceMonth,
      valid_from: validFrom,
      valid_to: validTo,
      recorded_at: `${validFrom}T09:00:00Z`,
      recorded_by: source === "document" || source === "agent" ? "Agent d’accueil" : source.toUpperCase(),
    });
  }
}

function addLogins({ rows, town, random, now, issuer }: Writing, adults: readonly AdultDraft[]): AccountOf {
  const accounts = new Map<string, string>();
  for (const adult of adults) {
    if (adult.login === "none") continue;
    const accountId = random.id();
    accounts.set(adult.id, accountId);
    rows.add("account", {
      city_id: town.id,
      id: accountId,
      kind: "parent",
      display_name: `${adult.firstNames[0] ?? ""} ${adult.usageName || adult.birthName}`,
      email: adult.email,
    });
    rows.add("person_login", {
      city_id: town.id,
      account_id: accountId,
      person_id: adult.id,
      attached_by: adult.login === "franceconnect" ? "franceconnect" : "agent",
    });
    if (adult.login !== "franceconnect") continue;
    rows.add("federated_identity", {
      city_id: town.id,
      id: random.id(),
      issuer,
      subject: `${Array.from({ length: 8 }, () => random.digits(8)).join("")}v1`,
      account_id: accountId,
      claims: {},
      linked_at: now.subtract({ hours: 24 * random.between(10, 300) }).toString(),
    });
  }
  return (personId) => accounts.get(personId);
}
