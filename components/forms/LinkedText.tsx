import { MessageText } from "./MessageText";

interface LinkedTextProps {
  readonly text: string;
  /** The pages that the text may name, by their titles, with their addresses. */
  readonly pages: Readonly<Record<string, string>>;
}

/** A message of a refused form: the page that it names « by its title » is a link to it. */
export function LinkedText({ text, pages }: LinkedTextProps) {
  const named = Object.entries(pages).find(([title]) => text.includes(quoted(title)));
  if (!named) return <MessageText text={text} />;
  const [title, href] = named;
  const [before = "", ...after] = text.split(quoted(title));
  return (
    <>
      <MessageText text={before} />
      <a href={href}>{title}</a>
      <MessageText text={after.join(quoted(title))} />
    </>
  );
}

const quoted = (title: string) => `«\u00a0${title}\u00a0»`;
