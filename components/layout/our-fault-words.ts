/** What happened, why, what to do: it is our fault, so no word asks the person to mend it. The page of no script says it too. */
export const OUR_FAULT = {
  title: "Une erreur est survenue",
  heading: "Une erreur est survenue de notre côté",
  text: "Cette page n’a pas pu être préparée. Ce que vous aviez déjà enregistré est gardé. Rechargez la page dans quelques minutes. Si cela continue, écrivez à la mairie, avec la référence si elle est donnée.",
  reload: "Recharger la page",
  home: "Revenir à l’accueil",
} as const;

/** A form that weighs more than any request may, files included. */
export const TOO_HEAVY = {
  title: "Envoi trop lourd",
  heading: "Votre envoi est trop lourd",
  text: "Rien n’a été enregistré\u00a0: ensemble, vos fichiers dépassent ce que nous pouvons recevoir en une fois, 40\u00a0Mo. Envoyez-les en plusieurs fois, ou choisissez des photos moins précises.",
  reload: "Revenir au formulaire",
  home: "Revenir à l’accueil",
} as const;
