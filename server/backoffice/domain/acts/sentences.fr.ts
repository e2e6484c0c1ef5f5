import { changeLines, changeSetSchema } from "@/server/families/domain";
import { elide } from "@/server/platform/elision";
import type { ActDetail } from "./act";
import { LOGIN_SENTENCES } from "./login-sentences.fr";
import { MONEY_SENTENCES } from "./money-sentences.fr";
import type { Said, Sentence } from "./said";
import type { Told } from "./told";

/** "de Ben"; "d’un enfant" where the name is not known. */
const of = (name: string, unknown: string) => elide("de", name || unknown);
const childOf = (told: Told) => of(told.name("child_id"), "un enfant");
const adultOf = (told: Told) => of(told.name("person_id"), "un adulte");

function verb(
  { operation }: Told,
  added: string,
  changed: string,
  removed = "a supprimé",
  read = "a consulté",
): string {
  return { insert: added, update: changed, delete: removed, read }[operation];
}

/** Who answered, or took charge of, what a family had sent. */
function answered(told: Told, what: string, ends: Readonly<Record<string, string>>): string | undefined {
  const end = told.changes("status") ? ends[told.fact("status")] : undefined;
  if (end) return `${end} ${what}`;
  if (!told.changes("assigned_to")) return undefined;
  return told.fact("assigned_to") ? `a pris en charge ${what}` : `a remis dans la file ${what}`;
}

const ANSWERS = { accepted: "a accepté", approved: "a accepté", refused: "a refusé", withdrawn: "a annulé" };

function asked(told: Told): ActDetail[] {
  const read = changeSetSchema.safeParse(told.raw("fields"));
  return read.success ? changeLines(read.data).map(({ label, before, after }) => ({ label, before, after })) : [];
}

const IDENTITY: Readonly<Record<string, Sentence>> = {
  family: (told) => {
    if (told.changes("status")) {
      return { text: told.fact("status") === "left" ? "a fermé le dossier" : "a rouvert le dossier" };
    }
    return { text: `${verb(told, "a créé", "a modifié")} le dossier` };
  },
  person: (told) => ({
    text: `${verb(told, "a enregistré les coordonnées", "a modifié les coordonnées")} ${of(told.nameOfRow, "un adulte")}`,
  }),
  family_adult: (told) => {
    const adult = told.nameOfRow || "un adulte";
    if (told.operation === "insert") return { text: `a ajouté ${adult} au dossier` };
    if (!told.changes("left_at")) return { text: `a modifié les droits ${elide("de", adult)} dans le dossier` };
    const left = told.fact("left_at") !== "";
    return { text: left ? `a retiré ${adult} du dossier` : `a remis ${adult} dans le dossier`, says: ["left_at"] };
  },
  child: (told) => ({
    text: `${verb(told, "a enregistré la fiche", "a modifié la fiche")} ${of(told.nameOfRow, "un enfant")}`,
  }),
  family_child: (told) => {
    const child = told.nameOfRow || "un enfant";
    if (told.operation === "insert") return { text: `a ajouté ${child} au dossier` };
    if (!told.changes("left_at")) return { text: `a modifié la garde ${elide("de", child)}` };
    const left = told.fact("left_at") !== "";
    return { text: left ? `a retiré ${child} du dossier` : `a remis ${child} dans le dossier`, says: ["left_at"] };
  },
  contact: (told) => {
    const name = told.fact("name");
    const who = name ? `la personne à contacter ${name}` : "une personne à contacter";
    const child = told.name("child_id");
    return {
      text: `${verb(told, "a ajouté", "a modifié")} ${who}${child ? `, pour ${child}` : ""}`,
      says: told.operation === "update" ? ["child_id"] : ["child_id", "name"],
    };
  },
  quotient_familial: (told) => ({
    text:
      told.operation === "read"
        ? "a demandé le quotient familial"
        : `${verb(told, "a enregistré", "a modifié")} ${told.operation === "insert" ? "un" : "le"} quotient familial`,
  }),
  residence_change: () => ({ text: "a noté un changement de résidence du foyer" }),
  health_sheet: (told) => ({
    text: `${verb(told, "a rempli", "a modifié")} la fiche sanitaire ${of(told.nameOfRow, "un enfant")}`,
  }),
  change_request: (told) => {
    if (told.operation === "insert") return { text: "a demandé une modification", says: "all", details: asked(told) };
    const answer = answered(told, "la demande de modification", ANSWERS);
    return { text: answer ?? "a corrigé la demande de modification", says: ["status", "assigned_to"] };
  },
};

const PLACES: Readonly<Record<string, Sentence>> = {
  enrolment: (told) => {
    const activity = told.name("activity_id") || "une activité";
    if (told.operation === "insert") {
      return {
        text: `a inscrit ${told.name("child_id") || "un enfant"} (${activity})`,
        says: ["child_id", "activity_id"],
      };
    }
    return {
      text: `${verb(told, "", "a modifié")} l’inscription ${childOf(told)} (${activity})`,
      says: ["child_id", "activity_id"],
    };
  },
  enrolment_request: (told) => {
    const ending = told.fact("kind") === "desinscription";
    const what = `${ending ? "l’arrêt de l’inscription" : "l’inscription"} ${childOf(told)} (${told.name("activity_id")})`;
    const says = ["kind", "child_id", "activity_id", "status", "assigned_to"];
    if (told.operation === "insert") return { text: `a demandé ${what}`, says };
    const answer = answered(told, `la demande\u00a0: ${what}`, ANSWERS);
    return { text: answer ?? `a corrigé la demande\u00a0: ${what}`, says };
  },
};

const DOCUMENTS: Readonly<Record<string, Sentence>> = {
  document: (told) => {
    const child = told.name("child_id");
    const what = `la pièce «\u00a0${told.name("type_id") || "document"}\u00a0»${child ? ` pour ${child}` : ""}`;
    const says = ["type_id", "child_id", "status", "assigned_to"];
    if (told.operation === "insert") return { text: `a envoyé ${what}`, says };
    if (told.operation === "read") return { text: `a ouvert ${what}`, says };
    const answer = answered(told, what, { ...ANSWERS, withdrawn: "a retiré" });
    return { text: answer ?? `a modifié ${what}`, says };
  },
  certificate: (told) => ({
    text: `a demandé une attestation${told.name("child_id") ? ` pour ${told.name("child_id")}` : ""}`,
    says: ["child_id"],
  }),
};

const ACCESS: Readonly<Record<string, Sentence>> = {
  account_request: (told) => {
    if (told.operation === "insert") return { text: "a demandé un compte" };
    const answer = answered(told, "la demande de compte", ANSWERS);
    return { text: answer ?? "a modifié la demande de compte", says: ["status", "assigned_to"] };
  },
  invitation: (told) => {
    const code = `le code d’activation ${adultOf(told)}`;
    if (told.changes("used_at")) return { text: `a utilisé ${code}`, says: "all" };
    if (told.changes("revoked_at")) return { text: `a annulé ${code}`, says: "all" };
    if (told.operation === "insert") return { text: `a préparé ${code}`, says: ["person_id"] };
    return { text: `a effacé ${code}`, says: "all" };
  },
  access_decision: (told) => ({
    text: `a décidé de l’accès en ligne ${adultOf(told)}`,
    says: ["person_id"],
  }),
};

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ...IDENTITY,
  ...PLACES,
  ...MONEY_SENTENCES,
  ...DOCUMENTS,
  ...ACCESS,
  ...LOGIN_SENTENCES,
};

export const SENTENCE_TABLES = Object.keys(SENTENCES);

/** What a line of the history of a dossier says. A table without words is a fault of the product: a test looks for it. */
export function saidOf(table: string, told: Told): Said {
  const sentence = Object.hasOwn(SENTENCES, table) ? SENTENCES[table] : undefined;
  return sentence ? sentence(told) : { text: "a modifié le dossier" };
}
