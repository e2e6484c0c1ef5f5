/** What happened, why, what to do: it is our fault, so no word asks the person to mend it. The page of no script says it too. */
export const OUR_FAULT = {
  title: "Une erreur est survenue",
  heading: "Une erreur est survenue de notre côté",
  text: "Cette page n’a pas pu être préparée. Ce que vous aviez déjà enregistré est gardé. Rechargez la page dans quelques minutes. Si cela continue, écrivez à la mairie, avec la référence si elle est donnée.",
  reload: "Recharger la page",
  home: "Revenir à l’accueil",
} as const;
