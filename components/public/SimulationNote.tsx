import { Alert } from "@/components/dsfr/Alert";

/** Said before and after: a simulation binds nobody. */
export function SimulationNote() {
  return (
    <Alert kind="info">
      <p>
        <strong>C’est une estimation.</strong> Seul le quotient familial enregistré dans votre dossier compte pour vos
        réservations. Vos réponses ne sont ni enregistrées ni transmises&nbsp;: elles restent dans votre navigateur,
        trente minutes au plus.
      </p>
    </Alert>
  );
}
