import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { STREETS } from "../data/people/names";
import type { Random } from "../random";
import type { Town } from "../town/town";
import type { AdultDraft, FamilyDraft, MemberDraft, QuotientDraft } from "./draft";

const ALL_RIGHTS = ["view", "book", "edit", "pay"] as const;

/** Towns around, for the families who live outside. The agreement of the intercommunality covers the first. */
const AROUND: Readonly<Record<string, { readonly interco: [string, string]; readonly outside: [string, string] }>> = {
  "saint-chamond": { interco: ["42152", "L’Horme"], outside: ["69420", "Condrieu"] },
  "rive-de-gier": { interco: ["42420", "Lorette"], outside: ["69700", "Givors"] },
  corbas: { interco: ["69200", "Vénissieux"], outside: ["38290", "La Verpillière"] },
};

export function responsible(adult: AdultDraft, authority: MemberDraft["authority"] = "joint"): MemberDraft {
  return { adult, role: "responsable", authority, rights: ALL_RIGHTS };
}

export function parent(adult: AdultDraft, authority: MemberDraft["authority"] = "joint"): MemberDraft {
  return { adult, role: "parent", authority, rights: authority === "none" ? ["view"] : ALL_RIGHTS };
}

/** Receives and pays the invoices, nothing else. */
export function payer(adult: AdultDraft): MemberDraft {
  return { adult, role: "payeur", authority: "none", rights: ["pay"] };
}

/** A grandparent who picks up the children, and may look. */
export function relative(adult: AdultDraft): MemberDraft {
  return { adult, role: "proche", authority: "none", rights: ["view"] };
}

export type QuotientCase = "unknown" | "expired" | { readonly euros: number };

/** The quotient on file: of the running year, of the year before, or none. `today` is a day of the town. */
export function quotients(wanted: QuotientCase, today: LocalDate, random: Random): QuotientDraft[] {
  if (wanted === "unknown") return [];
  const expired = wanted === "expired";
  const source = random.pick(["caf", "caf", "caf", "msa", "document", "agent"] as const);
  const year = Number(today.slice(0, 4)) - (expired ? 2 : today.slice(5) >= "02-01" ? 0 : 1);
  const amountCents = (wanted === "expired" ? random.between(250, 1_800) : wanted.euros) * 100;
  const from = localDate(`${year}-01-15`);
  const current: QuotientDraft = {
    amountCents,
    source,
    referenceMonth: localDate(`${year}-01-01`),
    validFrom: from,
    validTo: expired ? localDate(`${year + 1}-01-31`) : null,
  };
  if (expired || random.chance(0.6)) return [current];
  const before: QuotientDraft = {
    amountCents: Math.max(0, amountCents + random.between(-150, 150) * 100),
    source,
    referenceMonth: localDate(`${year - 1}-01-01`),
    validFrom: localDate(`${year - 1}-01-15`),
    validTo: addDays(from, -1),
  };
  return [before, current];
}

export function makeFamily(
  random: Random,
  town: Town,
  today: LocalDate,
  content: Pick<FamilyDraft, "members" | "children"> & {
    readonly quotient: QuotientCase;
    readonly residence?: FamilyDraft["residence"];
    readonly name?: string;
  },
): FamilyDraft {
  const residence = content.residence ?? "commune";
  const [postcode, townName] =
    residence === "commune"
      ? [town.entry.postcodes[0] ?? "", town.entry.name]
      : (AROUND[town.entry.slug]?.[residence] ?? ["", ""]);
  const first = content.members[0]?.adult;
  const file = quotients(content.quotient, today, random);
  return {
    id: random.id(),
    name: content.name ?? (first?.usageName || first?.birthName || ""),
    residence,
    addressLine: `${random.between(1, 120)} ${random.pick(STREETS)}`,
    postcode,
    town: townName,
    allocataireNumber: file.some(({ source }) => source === "caf") ? random.digits(7) : null,
    members: content.members,
    children: content.children,
    quotients: file,
  };
}
