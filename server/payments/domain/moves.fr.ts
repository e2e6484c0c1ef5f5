import type { Cause, OperationState, ResultCode } from "./payfip";

/** What happened to an operation, for an agent. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  id_given: "PayFiP a donné un identifiant",
  id_not_given: "PayFiP n’a pas donné d’identifiant",
  payer_redirected: "La famille est partie sur PayFiP",
  card_paid: "Payé par carte",
  debit_accepted: "Prélèvement accepté",
  test_succeeded: "Essai réussi, qui ne règle rien",
  card_refused: "Carte refusée",
  debit_refused: "Prélèvement refusé",
  payer_abandoned: "Abandonné par la famille",
  no_result_in_time: "Aucun résultat après 20\u00a0minutes",
  id_unknown: "PayFiP a effacé l’opération, jamais utilisée",
  answer_differs: "La réponse de PayFiP ne correspond pas à la demande",
  agent_dismissed: "Classé par un agent",
};

export const STATE_WORDS: Readonly<Record<OperationState, string>> = {
  asked: "En cours de création",
  void: "Jamais créée",
  created: "Créée, en attente",
  redirected: "En cours chez PayFiP",
  paid: "Payée",
  debit_ordered: "Prélèvement ordonné",
  refused: "Refusée",
  abandoned: "Abandonnée",
  expired: "Sans résultat",
  dead: "Terminée sans paiement",
  mismatch: "À vérifier",
  test_passed: "Essai réussi",
};

export const RESULT_WORDS: Readonly<Record<ResultCode, string>> = {
  P: "payé par carte",
  V: "prélèvement accepté",
  R: "carte refusée",
  Z: "prélèvement refusé",
  A: "abandonné",
};
