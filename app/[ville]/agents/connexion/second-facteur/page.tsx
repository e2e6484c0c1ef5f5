import { redirect } from "next/navigation";
import { SecondFactorForm } from "@/components/identity/SecondFactorForm";
import { SecondFactorSetup } from "@/components/identity/SecondFactorSetup";
import { basePath, caller, read } from "@/server/api/caller";
import { DoorPage } from "../../../connexion/DoorPage";
import { oneOf, type Query } from "../../../connexion/query";
import { passSecondFactor } from "./actions";

const ABOVE = [{ path: "/agents/connexion", label: "Connexion des agents" }];

/** An agent's second factor (A6): set up at the first login, typed at the others. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const suite = (await oneOf(searchParams, "suite")) ?? "";
  const who = await (await caller()).identity.whoAmI();
  if (!who) redirect(`${base}/agents/connexion`);
  // The browser's own button leads back here, once the code is given.
  if (who.kind === "agent" && !who.owesCode) redirect(`${base}/agents`);
  const step = await read((api) => api.identity.secondFactor());
  const title = step.kind === "set-up" ? "Installer votre code de connexion" : "Votre code de connexion";
  return (
    <DoorPage above={ABOVE} title={title}>
      {step.kind === "set-up" ? (
        <SecondFactorSetup address={step.address} qrCode={step.qrCode} secret={step.secret} />
      ) : (
        <p>Ouvrez votre application et écrivez le code qu’elle montre pour la ville.</p>
      )}
      <SecondFactorForm action={passSecondFactor} base={base} suite={suite} />
    </DoorPage>
  );
}
