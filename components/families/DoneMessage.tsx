import { Alert } from "../dsfr/Alert";

/** The answer to what has just been done, on the page that follows a form: `?fait=` names it. */
export function DoneMessage({ done, texts }: { done: string | undefined; texts: Readonly<Record<string, string>> }) {
  const text = done && Object.hasOwn(texts, done) ? texts[done] : undefined;
  return text ? (
    <Alert kind="success" live>
      {text}
    </Alert>
  ) : null;
}
