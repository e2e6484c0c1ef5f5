import type { AgentRight } from "@/server/identity/domain";

export const RIGHT_NAMES: Readonly<Record<AgentRight, string>> = {
  "demandes.traiter": "Répondre aux demandes de compte et de modification",
  "familles.lire": "Chercher et lire les dossiers des familles",
  "familles.modifier": "Modifier les dossiers des familles",
  "documents.traiter":
    "Accepter ou refuser les pièces justificatives (celles de santé, comme un PAI, demandent aussi le droit de lire les fiches sanitaires)",
  "effectifs.lire": "Voir les effectifs des repas",
  "presences.saisir": "Pointer les présences",
  "activites.gerer": "Changer les places et les jours de fermeture des activités",
  "facturation.gerer": "Préparer, émettre et corriger les factures",
  "regie.tenir": "Encaisser et tenir la régie",
  "sante.lire": "Lire les fiches sanitaires, en disant pourquoi",
  "parametres.gerer": "Gérer les agents et les réglages",
  "journal.lire": "Lire le journal",
};
