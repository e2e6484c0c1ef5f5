import { Temporal } from "temporal-polyfill";
import type { FormAction } from "@/components/forms/form-state";
import type { OwnLogins as Logins } from "@/server/identity/domain/own-access";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";
import { UnlinkLoginForm } from "./ButtonForm";

interface OwnLoginsProps {
  readonly base: string;
  readonly logins: Logins;
  readonly zone: string;
  readonly action: FormAction;
}

/** The ways in that the account has (A4). The last one cannot be taken away. */
export function OwnLogins({ base, logins, zone, action }: OwnLoginsProps) {
  const { local, federated } = logins;
  const on = (instant: string) => formatDayWithYear(dayOf(Temporal.Instant.from(instant), zone));
  const removable = local !== null || federated.length > 1;
  return (
    <section>
      <h2>Mes moyens de connexion</h2>
      <ul className="preau-cards">
        {local ? (
          <li>
            <p>
              <strong>Compte de la ville</strong>
              <br />
              Identifiant&nbsp;: {local.login}. Mot de passe choisi le {on(local.changedAt)}.
            </p>
            <p>
              <a href={`${base}/connexion/mot-de-passe`}>Changer mon mot de passe</a>
            </p>
          </li>
        ) : null}
        {federated.map((identity) => (
          <li key={identity.id}>
            <p>
              <strong>FranceConnect</strong>
              <br />
              Attaché le {on(identity.linkedAt)}.
            </p>
            {removable ? (
              <UnlinkLoginForm action={action} base={base} identityId={identity.id} />
            ) : (
              <p>
                C’est votre seul moyen de connexion&nbsp;: il ne peut pas être retiré. Pour en avoir un autre, demandez
                un compte local à la mairie.
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
