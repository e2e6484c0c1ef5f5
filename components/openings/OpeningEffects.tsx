import type { OpeningRecap } from "@/server/booking/domain/opening-view";
import { counted } from "../closing/closing-words";
import { Alert } from "../dsfr/Alert";

const VERBS = { booking: "réserver", enrolment: "s’inscrire" } as const;

/** Another agent changed the openings since the page was read; `nothing` says what was not done. */
export function MovedMeanwhile({ nothing }: { nothing: string }) {
  return (
    <Alert kind="warning" live title="Un collègue vient de changer ces ouvertures">
      <p>{nothing} Relisez la page telle qu’elle est maintenant, puis confirmez.</p>
    </Alert>
  );
}

/** The other openings of the same kind; nothing when there is none. */
export function OtherOpenings({ recap }: { recap: OpeningRecap }) {
  if (recap.others.length === 0) return null;
  return (
    <>
      <h2>Les autres ouvertures</h2>
      <p>Un enfant peut {VERBS[recap.wish.kind]} dès qu’une seule ouverture le concerne.</p>
      <ul>
        {recap.others.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** The children whom no opening is for: staff must not learn it from their parents. */
export function LeftOut({ recap }: { recap: OpeningRecap }) {
  const { leftOut, children } = recap.effect;
  if (leftOut === 0) return null;
  const verb = VERBS[recap.wish.kind];
  return (
    <Alert
      kind="warning"
      title={`${counted(leftOut, "enfant n’aura", "enfants n’auront")} aucune ouverture, sur ${counted(children, "enfant", "enfants")}`}
    >
      <p>
        {recap.wish.kind === "booking"
          ? `Leurs familles ne pourront pas ${verb} tout ou partie de ces jours.`
          : `Leurs familles ne pourront pas les inscrire.`}{" "}
        Si ce n’est pas voulu, ajoutez ensuite une ouverture pour eux, ou élargissez celle-ci.
      </p>
    </Alert>
  );
}
