import type { ShellTheme } from "@/components/layout/shell-theme";

interface LegalNoticeProps {
  readonly notice: {
    readonly publisher: string;
    readonly publicationDirector: string | null;
    readonly hostingProvider: string | null;
    readonly siteUrl: string;
  };
  readonly contact: ShellTheme["contact"];
  readonly base: string;
}

const NOT_GIVEN = "La collectivité ne l’a pas encore indiqué. Demandez-le au service ci-dessus.";

/** Who publishes, who answers, who hosts (LCEN, article 1-1); on what terms the software and the texts can be used. */
export function LegalNotice({ notice, contact, base }: LegalNoticeProps) {
  const { publisher, publicationDirector, hostingProvider, siteUrl } = notice;
  return (
    <>
      <h2>Éditeur</h2>
      <p>
        Ce portail (<a href={siteUrl}>{siteUrl}</a>) est publié par {publisher}.
      </p>
      <address className="preau-address">
        {[contact.service, ...contact.address].map((line) => (
          <span key={line}>{line}</span>
        ))}
        {contact.phone ? <a href={`tel:${contact.phone.replace(/\s/g, "")}`}>{contact.phone}</a> : null}
        {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
      </address>

      <h2>Direction de la publication</h2>
      <p>{publicationDirector ?? NOT_GIVEN}</p>

      <h2>Hébergement</h2>
      <p>{hostingProvider ?? NOT_GIVEN}</p>

      <h2>Logiciel</h2>
      <p>
        Ce portail utilise Préau, un logiciel libre publié sous licence MIT. Des éléments du système de design de l’État
        y sont employés sans ses marques&nbsp;: ce site n’est pas un site de l’État.
      </p>

      <h2>Contenus et liens</h2>
      <p>
        Les textes et le logo de la ville lui appartiennent. Les tarifs et les délais affichés sont ceux qui servent à
        vos réservations. En cas de différence avec une délibération du conseil municipal, c’est la délibération qui
        s’applique.
      </p>
      <p>
        Les données des écoles et des vacances viennent de l’Éducation nationale, sous licence ouverte. Ce portail n’est
        pas responsable des sites vers lesquels il mène.
      </p>

      <h2>Vos données et l’accessibilité</h2>
      <p>
        <a href={`${base}/donnees-personnelles`}>Ce que nous faisons de vos données personnelles</a>.{" "}
        <a href={`${base}/accessibilite`}>Déclaration d’accessibilité</a>.
      </p>
    </>
  );
}
