/** What every paper says by itself, the same in its two renderings. */
export const VERIFICATION_WORDS = {
  title: "Vérifier ce document",
  how: "Ce document est-il authentique\u00a0? Pour le savoir, visez le code QR avec un téléphone, ou saisissez ce code\u00a0:",
  where: "à l’adresse",
  qr: (address: string) => `Code QR qui mène à l’adresse ${address}`,
} as const;

export const TABLE_WORDS = {
  /** Above the rows of a group that began on the page before. */
  continued: (title: string) => `${title} (suite)`,
} as const;

/** At the foot of each page of a paper that has several. */
export function checkText(code: string, address: string): string {
  return `Pour vérifier ce document\u00a0: code ${code}, à\u00a0l’adresse ${address}`;
}

/** "Page 2 sur 12". */
export function pageText(page: number, count: number): string {
  return `Page\u00a0${page} sur\u00a0${count}`;
}
