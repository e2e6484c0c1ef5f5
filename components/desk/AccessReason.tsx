import { TextArea, type TextAreaProps } from "../forms/TextArea";

interface AccessReasonProps {
  readonly field: Omit<TextAreaProps, "label">;
  /** Where the reason goes; "" when no address is known. */
  readonly mailTo: string;
}

/** Why an access changes: the person reads it. */
export function AccessReason({ field, mailTo }: AccessReasonProps) {
  const hint = mailTo
    ? `Cette personne la reçoit telle quelle à ${mailTo}. Les autres adultes du foyer apprennent seulement qu’un accès a changé.`
    : "Aucune adresse e-mail n’est connue pour cette personne\u00a0: prévenez-la vous-même. La raison reste dans l’historique du dossier.";
  return <TextArea {...field} hint={hint} label="Raison" maxLength={500} required rows={3} />;
}
