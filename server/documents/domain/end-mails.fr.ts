import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import type { DocumentEnd } from "./document-end";

const NBSP = "\u00a0";

function endingWords(days: readonly LocalDate[]): string[] {
  const [first] = days;
  if (first === undefined) return [];
  const until = formatDayWithYear(first);
  return days.length === 1
    ? [`Un document que vous avez envoyé à la mairie est valable jusqu’au ${until}. Ensuite, il en faudra un nouveau.`]
    : [
        `${days.length}${NBSP}documents que vous avez envoyés à la mairie ne seront bientôt plus valables${NBSP}: le premier l’est jusqu’au ${until}. Ensuite, il en faudra de nouveaux.`,
      ];
}

function endedWords(days: readonly LocalDate[]): string[] {
  const [first] = days;
  if (first === undefined) return [];
  return days.length === 1
    ? [
        `Un document que vous avez envoyé à la mairie n’est plus valable${NBSP}: il l’était jusqu’au ${formatDayWithYear(first)}.`,
      ]
    : [`${days.length}${NBSP}documents que vous avez envoyés à la mairie ne sont plus valables.`];
}

/** The documents that run out, without naming them: their kind alone may tell of an illness or a judgment. */
export function documentEndMail(ends: readonly DocumentEnd[]) {
  const daysOf = (wanted: DocumentEnd["stage"]) =>
    ends
      .filter(({ stage }) => stage === wanted)
      .map(({ validUntil }) => validUntil)
      .sort();
  const one = ends.length === 1;
  return {
    subject: one ? "Un document est à renouveler" : `${ends.length}${NBSP}documents sont à renouveler`,
    paragraphs: [
      ...endedWords(daysOf("ended")),
      ...endingWords(daysOf("ending")),
      one
        ? "Votre espace vous dit lequel. Envoyez le nouveau dès que vous l’avez, en PDF ou par une photo bien lisible."
        : "Votre espace vous dit lesquels. Envoyez les nouveaux dès que vous les avez, en PDF ou par des photos bien lisibles.",
    ],
    action: { label: "Voir mes documents", path: "/famille/documents" },
  };
}
