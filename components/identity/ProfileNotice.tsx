import { Alert } from "@/components/dsfr/Alert";

const DONE: Readonly<Record<string, string>> = {
  session: "La connexion est fermée.",
  sessions: "Toutes vos autres connexions sont fermées.",
  retire: "FranceConnect est retiré de votre compte.",
};

/** What the person has just done here, said once. */
export function ProfileNotice({ done }: { done: string | undefined }) {
  const text = done !== undefined && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return text ? (
    <Alert kind="success" live>
      <p>{text}</p>
    </Alert>
  ) : null;
}
