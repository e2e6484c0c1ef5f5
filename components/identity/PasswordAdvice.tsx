/** The rule, before typing and not after (RGAA 11.10). The same as server/identity/domain/password-policy. */
export function PasswordAdvice() {
  return (
    <div className="fr-mb-3w">
      <p>Votre mot de passe est, au choix&nbsp;:</p>
      <ul>
        <li>12 caractères au moins, avec des majuscules, des minuscules, des chiffres et des signes&nbsp;;</li>
        <li>14 caractères au moins, avec des majuscules, des minuscules et des chiffres&nbsp;;</li>
        <li>
          une phrase de 20 caractères au moins, avec sept mots différents (un mot d’une seule lettre ne compte pas).
        </li>
      </ul>
      <p>Vous pouvez coller un mot de passe créé par votre navigateur ou votre gestionnaire de mots de passe.</p>
    </div>
  );
}
