/** What asks to load the page again, whoever says it. "Rechargez-la" after "Cette page n’est plus à jour." is this page too. */
const RELOAD = /([Rr]echargez (?:la|cette) page|Rechargez-la)/;

/** The address of the page itself, with what follows its "?". */
const HERE = "";

/** A message of a refused form: "rechargez la page" is the link that does it, also where there is no script. */
export function MessageText({ text }: { text: string }) {
  const [before = "", words, ...after] = text.split(RELOAD);
  if (words === undefined) return text;
  return (
    <>
      {before}
      <a href={HERE}>{words}</a>
      {after.join("")}
    </>
  );
}
