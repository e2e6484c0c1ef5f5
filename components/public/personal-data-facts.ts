/** What is done with personal data, why, on what ground and for how long. Each town's data protection officer may refine it. */

export const PURPOSES: readonly { readonly what: string; readonly ground: string }[] = [
  {
    what: "Tenir le dossier de la famille, inscrire les enfants, réserver la cantine, gérer les listes d’attente",
    ground: "Mission d’intérêt public de la commune",
  },
  { what: "Calculer le prix selon le quotient familial", ground: "Mission d’intérêt public de la commune" },
  {
    what: "Facturer ce qui a été consommé, encaisser les paiements, délivrer reçus et attestations",
    ground: "Mission d’intérêt public et obligations comptables de la commune",
  },
  {
    what: "Accueillir l’enfant en sécurité\u00a0: allergies, PAI, personnes à prévenir",
    ground: "Mission d’intérêt public et intérêts vitaux de l’enfant\u00a0; seuls les agents habilités les lisent",
  },
  {
    what: "Vous écrire au sujet de vos demandes et de vos réservations",
    ground: "Mission d’intérêt public de la commune",
  },
  { what: "Protéger les comptes et garder la trace des accès", ground: "Obligation légale de sécurité" },
];

/** The grid of retention, told to families: while it serves, then what is to become of it. The page says that nothing does it yet. */
export const RETENTION: readonly { readonly data: string; readonly active: string; readonly after: string }[] = [
  {
    data: "Dossier de la famille et des enfants",
    active: "Tant qu’un enfant utilise un service",
    after: "Archivé ou effacé, un à deux ans après la dernière activité",
  },
  {
    data: "Justificatifs (revenus, domicile)",
    active: "Le temps de la vérification",
    after: "Effacés, un an au plus\u00a0; nous gardons seulement «\u00a0vérifié le…, par…\u00a0»",
  },
  { data: "Quotient familial", active: "Tant qu’il sert à une facture", after: "Gardé aussi longtemps que la facture" },
  {
    data: "Factures et paiements",
    active: "L’année et les quatre suivantes",
    after: "Dix ans au titre de la comptabilité, en accès restreint",
  },
  {
    data: "Réservations et présences",
    active: "L’année scolaire et la suivante",
    after: "Avec la facture si elles ont été facturées, sinon effacées",
  },
  {
    data: "Santé (allergies, PAI)",
    active: "L’année scolaire",
    after: "Effacée quand elle est remplacée, ou au départ de l’enfant",
  },
  {
    data: "Personnes autorisées à venir chercher l’enfant",
    active: "Tant que l’autorisation est valable",
    after: "Effacées",
  },
  { data: "Traces des connexions", active: "De six à douze mois", after: "Effacées" },
  {
    data: "Identité transmise par FranceConnect",
    active: "Tant que le compte existe",
    after: "Effacée à sa fermeture",
  },
  {
    data: "Compte qui ne sert plus",
    active: "Deux à trois ans",
    after: "À fermer, après vous en avoir prévenu",
  },
];

export const COOKIES: readonly { readonly name: string; readonly use: string; readonly life: string }[] = [
  { name: "__Host-preau.session", use: "Vous garder connecté", life: "12\u00a0heures au plus" },
  {
    name: "__Host-preau.fc-attempt et ses semblables",
    use: "Relier votre retour de FranceConnect à votre demande",
    life: "Le temps de la connexion",
  },
  {
    name: "__Host-preau.simulation",
    use: "Retenir vos réponses au simulateur de prix, chiffrées",
    life: "30\u00a0minutes",
  },
  {
    name: "__Host-preau.inscription",
    use: "Garder votre demande d’inscription pendant que vous envoyez un document, chiffrée",
    life: "1\u00a0heure",
  },
  { name: "__Host-preau.ville", use: "Retenir la commune que vous avez choisie", life: "1\u00a0an" },
];

export const RIGHTS: readonly string[] = [
  "voir vos données et en recevoir une copie",
  "les faire corriger ou compléter",
  "les faire effacer, quand la loi n’oblige pas à les garder",
  "en limiter l’usage, ou vous y opposer pour une raison qui vous est propre",
];
