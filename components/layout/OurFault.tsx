import { OUR_FAULT } from "./our-fault-words";

/** A fault of ours, with a reference for support. */
export function OurFault({ reference }: { reference?: string }) {
  return (
    <main className="preau-main" id="contenu">
      <title>{OUR_FAULT.title}</title>
      <h1>{OUR_FAULT.heading}</h1>
      <p>{OUR_FAULT.text}</p>
      {reference ? <p>Référence&nbsp;: {reference}</p> : null}
      <p>
        <a className="fr-btn" href="?">
          {OUR_FAULT.reload}
        </a>
      </p>
    </main>
  );
}
