import { CounterSearch } from "@/components/counter/CounterSearch";
import { ThirdPartiesDue } from "@/components/counter/ThirdPartiesDue";
import { TillNav } from "@/components/counter/TillNav";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { formatEuros } from "@/server/platform/money";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const q = (await oneOf(searchParams, "q")) ?? "";
  const { recent, thirdParties, openAlerts } = await read((api) => api.payments.counter.home(), "/agents/regie");
  const found = q ? await read((api) => api.backoffice.counter.search({ q }), "/agents/regie") : null;
  return (
    <AgentPage section="regie" title="Régie">
      <TillNav base={base} current="" />
      {openAlerts > 0 ? (
        <Alert as="p" kind="warning">
          <p>
            <a href={`${base}/agents/regie/alertes`}>
              {openAlerts === 1 ? "Un paiement est à regarder" : `${openAlerts}\u00a0paiements sont à regarder`}
            </a>
          </p>
        </Alert>
      ) : null}
      <CounterSearch base={base} found={found} q={q} />
      {recent.length > 0 ? (
        <>
          <h2>Vos dernières familles</h2>
          <ul className="preau-plain">
            {recent.map(({ familyId, number, name, amount, at }) => (
              <li key={familyId}>
                <a href={`${base}/agents/regie/familles/${familyId}`}>
                  n°&nbsp;{number}, {name}
                </a>
                <span className="preau-queue__what">
                  {formatEuros(amount)}, {at}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ThirdPartiesDue base={base} parties={thirdParties} />
    </AgentPage>
  );
}
