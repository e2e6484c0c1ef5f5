/** What applies at once and what waits, said before one writes; and what only the town notes (D7, D13). */
export function ContactPolicy({ atOnce }: { atOnce: boolean }) {
  return (
    <>
      <p>
        {atOnce
          ? "Vos changements s’appliquent tout de suite. Les autres responsables de votre dossier sont prévenus par e-mail."
          : "La mairie vérifie d’abord vos changements. Vous recevrez sa réponse par e-mail."}
      </p>
      <p>
        Une personne n’a pas le droit de venir chercher votre enfant&nbsp;? La mairie le note après avoir vu la décision
        du juge&nbsp;: apportez-la-lui, ou envoyez-la avec vos documents.
      </p>
    </>
  );
}
