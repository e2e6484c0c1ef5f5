import type { PaperBlock } from "@/server/platform/paper/paper";
import { VERIFICATION_WORDS as WORDS } from "@/server/platform/paper/paper-words.fr";
import { qrDrawing } from "@/server/platform/paper/qr-code";

/** How somebody who receives the paper checks it: by the code, or with a telephone. Rendered on the server only. */
export function VerificationBox({ code, url, address }: Extract<PaperBlock, { kind: "verification" }>) {
  const { size, path } = qrDrawing(url);
  return (
    <div className="preau-paper__verification">
      <div>
        <h2>{WORDS.title}</h2>
        <p>{WORDS.how}</p>
        <p className="preau-paper__code">{code}</p>
        <p>
          {WORDS.where} <a href={url}>{address}</a>
        </p>
      </div>
      <svg aria-label={WORDS.qr(address)} role="img" shapeRendering="crispEdges" viewBox={`0 0 ${size} ${size}`}>
        <path d={path} />
      </svg>
    </div>
  );
}
