/** What asks to load the page again, whoever says it. "Rechargez-la" after "Cette page n’est plus à jour." is this page too. */
const RELOAD = /([Rr]echargez (?:la|cette) page|Rechargez-la)/;

/** What asks to log in again beside the form: the page itself, opened anew, leads to the login. */
const ELSEWHERE = /(Connectez-vous dans un autre onglet)/;

/** The address of the page itself, with what follows its "?". */
const HERE = "";

/** A message of a refused form: what it asks to do is the link that does it, also where there is no script. */
export function MessageText({ text }: { text: string }) {
  const [before = "", words, ...after] = text.split(ELSEWHERE);
  if (words === undefined) return <ReloadText text={text} />;
  return (
    <>
      {before}
      <a href={HERE} rel="noopener" target="_blank">
        {words}
      </a>
      {after.join("")}
    </>
  );
}

function ReloadText({ text }: { text: string }) {
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
