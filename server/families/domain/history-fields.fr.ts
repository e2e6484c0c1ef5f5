import { CONTACT_KIND_NAMES, rankText } from "./contact.fr";
import { DIET_NAMES, isDiet } from "./diet";
import { HOME_NAMES } from "./homes.fr";
import { ROLE_NAMES } from "./membership.fr";
import { amount, day, field, month, named, oneOf, phone, type Show, type ShownField, yesNo } from "./shown-values.fr";

const rank: Show = (value) => rankText(Number(value));
const diet: Show = (value) => (typeof value === "string" && isDiet(value) ? DIET_NAMES[value] : "");

/**
 * Every field of the dossier that its family may read in the history, by table and column. A column that is not here
 * is never shown to a family: identifiers, search forms, hashes, keys, internal states.
 */
export const SHOWN_FIELDS: Readonly<Record<string, Readonly<Record<string, ShownField>>>> = {
  family: {
    name: field("Nom du dossier"),
    address_line: field("Adresse"),
    address_extra: field("Complément d’adresse"),
    postcode: field("Code postal"),
    town: field("Commune"),
    residence: field("Résidence", oneOf(HOME_NAMES)),
    allocataire_number: field("Numéro d’allocataire"),
    status: field("État du dossier", oneOf({ active: "actif", left: "fermé" })),
  },
  access_decision: {
    kind: field(
      "Décision",
      oneOf({
        "local-removed": "identifiant et mot de passe retirés",
        "franceconnect-removed": "FranceConnect retiré",
        suspended: "accès suspendu",
        reopened: "accès rouvert",
        "identity-restored": "état civil d’avant FranceConnect remis",
        "identity-kept": "état civil gardé sans FranceConnect",
      }),
    ),
    reason: field("Raison"),
  },
  person: {
    birth_name: field("Nom de naissance"),
    usage_name: field("Nom d’usage"),
    first_names: field("Prénoms"),
    birthdate: field("Date de naissance", day),
    phone: field("Téléphone", phone),
    email: field("Adresse e-mail"),
  },
  family_adult: {
    role: field("Rôle", oneOf(ROLE_NAMES)),
    authority: field("Autorité parentale", oneOf({ joint: "partagée", sole: "exclusive", none: "non" })),
    can_view: field("Peut lire le dossier", yesNo),
    can_book: field("Peut réserver", yesNo),
    can_edit: field("Peut modifier le dossier", yesNo),
    can_pay: field("Peut payer", yesNo),
    left_at: field("Retiré du dossier", day),
  },
  child: {
    first_name: field("Prénom"),
    last_name: field("Nom"),
    birthdate: field("Date de naissance", day),
    school_id: field("École", named),
    school_from: field("Premier jour dans cette école", day),
    class_id: field("Classe", named),
    former_school_id: field("École jusque-là", named),
    former_class_id: field("Classe jusque-là", named),
    level: field("Niveau"),
    diet: field("Repas", diet),
  },
  family_child: {
    custody: field("Garde", oneOf({ full: "dans ce foyer", alternating: "alternée" })),
    custody_weeks: field("Semaines dans ce foyer", oneOf({ even: "paires", odd: "impaires" })),
    left_at: field("Retiré du dossier", day),
  },
  enrolment: {
    child_id: field("Enfant", named),
    activity_id: field("Activité", named),
    first_day: field("Premier jour", day),
    last_day: field("Dernier jour", day),
  },
  enrolment_request: {
    kind: field("Demande", oneOf({ inscription: "inscrire", desinscription: "arrêter l’inscription" })),
    child_id: field("Enfant", named),
    activity_id: field("Activité", named),
    first_day: field("Premier jour", day),
    last_day: field("Dernier jour", day),
    comment: field("Message"),
    status: field(
      "État",
      oneOf({ pending: "en attente", accepted: "acceptée", refused: "refusée", withdrawn: "annulée" }),
    ),
    reason: field("Raison"),
  },
  contact: {
    name: field("Nom"),
    relation: field("Lien"),
    phone: field("Téléphone", phone),
    other_phone: field("Autre téléphone", phone),
    kind: field("Rôle", oneOf(CONTACT_KIND_NAMES)),
    priority: field("Ordre d’appel", rank),
    note: field("Remarque"),
  },
  quotient_familial: {
    amount_cents: field("Montant", amount),
    source: field("Source", oneOf({ caf: "CAF", msa: "MSA", document: "document déposé", agent: "saisi en mairie" })),
    reference_month: field("Mois", month),
    valid_from: field("Valable à partir du", day),
    valid_to: field("Valable jusqu’au", day),
    calculated_month: field("Calculé en", month),
    at_family_request: field("Lu à la demande de la famille", yesNo),
    reason: field("Raison donnée"),
    purpose: field("Raison"),
  },
  residence_change: {
    residence: field("Résidence", oneOf(HOME_NAMES)),
    from_day: field("À partir du", day),
    source: field("D’où vient ce changement", oneOf({ desk: "saisi en mairie", request: "demande de la famille" })),
  },
  document: {
    status: field(
      "État",
      oneOf({ pending: "en attente", accepted: "acceptée", refused: "refusée", withdrawn: "retirée" }),
    ),
    valid_until: field("Valable jusqu’au", day),
    reason: field("Raison"),
  },
  health_sheet: { purpose: field("Raison") },
};
