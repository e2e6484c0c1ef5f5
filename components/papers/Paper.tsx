import type { Letterhead, Paper as PaperContent } from "@/server/platform/paper/paper";
import { keyed } from "./keyed";
import { PaperBlockView } from "./PaperBlockView";
import { PaperFacts } from "./PaperFacts";

/**
 * A paper of the town as a page: the twin of its PDF, with the same content in the same order, for whoever reads better on
 * a telephone or with a screen reader (RGAA 13.3). Its title is the page's `h1`. Rendered on the server only.
 */
export function Paper({ paper }: { paper: PaperContent }) {
  const { title, letterhead, mention, recipient, references, blocks, legal } = paper;
  return (
    <article className="preau-paper">
      <PaperHead letterhead={letterhead} />
      {recipient.length > 0 ? <Lines lines={recipient} name="preau-paper__recipient" /> : null}
      {references.length > 0 ? <PaperFacts facts={references} /> : null}
      {mention === null ? null : <p className="preau-paper__mention">{mention}</p>}
      <h1>{title}</h1>
      {keyed(blocks).map(({ key, part }) => (
        <PaperBlockView block={part} key={key} name={`t${key}`} />
      ))}
      {keyed(legal).map(({ key, part }) => (
        <p className="preau-paper__legal" key={key}>
          {part}
        </p>
      ))}
    </article>
  );
}

function PaperHead({ letterhead: { issuer, lines, contact, logo } }: { letterhead: Letterhead }) {
  return (
    <div className="preau-paper__head">
      {logo ? <img alt={logo.alternative} height="56" src={logo.url} width="56" /> : null}
      <div>
        <p className="preau-paper__issuer">{issuer}</p>
        <Lines lines={lines} name="preau-paper__lines" />
      </div>
      <Lines lines={contact} name="preau-paper__lines" />
    </div>
  );
}

/** One line under the other, a space between them for whoever does not see the lines. */
function Lines({ lines, name }: { lines: readonly string[]; name: string }) {
  return (
    <p className={name}>
      {keyed(lines).map(({ key, part }) => (
        <span key={key}>{`${part} `}</span>
      ))}
    </p>
  );
}
