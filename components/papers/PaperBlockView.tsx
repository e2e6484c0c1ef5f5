import type { PaperBlock } from "@/server/platform/paper/paper";
import { keyed } from "./keyed";
import { PaperFacts } from "./PaperFacts";
import { PaperTableView } from "./PaperTableView";
import { PaperWords } from "./PaperWords";
import { VerificationBox } from "./VerificationBox";

/** One part of a paper. `name` is its own on the page. */
export function PaperBlockView({ block, name }: { block: PaperBlock; name: string }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case "paragraph":
      return (
        <p>
          <PaperWords text={block.text} />
        </p>
      );
    case "facts":
      return <PaperFacts facts={block.facts} />;
    case "list":
      return (
        <ul>
          {keyed(block.items).map(({ key, part }) => (
            <li key={key}>
              <PaperWords text={part} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <PaperTableView name={name} table={block} />;
    case "callout":
      return <Callout {...block} />;
    case "signature":
      return (
        <div className="preau-paper__signature">
          <p>{block.placeAndDate}</p>
          <p>
            <strong>{block.name}</strong>
          </p>
          <p>{block.quality}</p>
        </div>
      );
    case "verification":
      return <VerificationBox {...block} />;
  }
}

function Callout({ title, figure, lines }: Extract<PaperBlock, { kind: "callout" }>) {
  return (
    <div className="preau-paper__callout">
      <p className="preau-paper__callout-title">{title}</p>
      {figure === null ? null : <p className="preau-paper__figure">{figure}</p>}
      <div className="preau-paper__callout-lines">
        {keyed(lines).map(({ key, part }) => (
          <p key={key}>
            <PaperWords text={part} />
          </p>
        ))}
      </div>
    </div>
  );
}
