import { Alert } from "@/components/dsfr/Alert";
import { askHref } from "../enrolment/enrolment-links";
import { NoChildYet } from "../families/NoChildYet";

interface NotEnrolledNoticeProps {
  readonly base: string;
  readonly activity: { readonly id: string; readonly name: string };
  /** First names; none where all the children can be booked. */
  readonly notEnrolled: readonly string[];
  /** The family has a child that can be booked. */
  readonly someEnrolled: boolean;
  /** The reader may ask for an enrolment. */
  readonly canAsk: boolean;
}

/** Who cannot be booked for lack of an enrolment, and what to do; the same on every page where one books. */
export function NotEnrolledNotice({ base, activity, notEnrolled, someEnrolled, canAsk }: NotEnrolledNoticeProps) {
  if (notEnrolled.length === 0) return someEnrolled ? null : <NoChildYet base={base} />;
  return (
    <Alert kind="info">
      <p>
        {notEnrolled.join(", ")}&nbsp;: pas d’inscription à «&nbsp;{activity.name}&nbsp;». L’inscription se fait une
        fois pour l’année, avant de réserver des jours.{" "}
        {canAsk ? (
          <a href={askHref(base, activity.id)}>Demander l’inscription</a>
        ) : (
          "Contactez la mairie pour la demander."
        )}
      </p>
    </Alert>
  );
}
