import type { ShellTheme } from "@/components/layout/shell-theme";

/** Every way to reach the town hall, and where to look before. */
export function ContactDetails({ contact, base }: { contact: ShellTheme["contact"]; base: string }) {
  const { service, address, phone, email, hours } = contact;
  return (
    <>
      <section aria-labelledby="joindre">
        <h2 id="joindre">{service}</h2>
        <dl className="preau-answers">
          {phone ? (
            <div>
              <dt>Par téléphone</dt>
              <dd>
                <a href={`tel:${phone.replace(/\s/g, "")}`}>{phone}</a>
              </dd>
            </div>
          ) : null}
          {email ? (
            <div>
              <dt>Par e-mail</dt>
              <dd>
                <a href={`mailto:${email}`}>{email}</a>
              </dd>
            </div>
          ) : null}
          <div>
            <dt>Sur place ou par courrier</dt>
            <dd>
              <address className="preau-address">
                {address.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </address>
            </dd>
          </div>
          {hours ? (
            <div>
              <dt>Horaires</dt>
              <dd>{hours}</dd>
            </div>
          ) : null}
        </dl>
      </section>
      <section aria-labelledby="avant">
        <h2 id="avant">La réponse est peut-être déjà ici</h2>
        <ul>
          <li>
            <a href={`${base}/tarifs`}>Les tarifs</a> et <a href={`${base}/simulateur`}>le calcul de votre prix</a>
          </li>
          <li>
            <a href={`${base}/ecoles`}>Les écoles, les jours d’ouverture et les délais</a>
          </li>
          <li>
            <a href={`${base}/calendrier`}>Les vacances et les jours de fermeture</a>
          </li>
          <li>
            <a href={`${base}/connexion/demande`}>Demander un compte</a>, ou{" "}
            <a href={`${base}/connexion/mot-de-passe-oublie`}>changer un mot de passe oublié</a>
          </li>
        </ul>
      </section>
    </>
  );
}
