import type { PaperText } from "@/server/platform/paper/paper";
import { keyed } from "./keyed";

/** A sentence with its emphasis. */
export function PaperWords({ text }: { text: PaperText }) {
  if (typeof text === "string") return text;
  return keyed(text).map(({ key, part }) =>
    typeof part === "string" ? part : <strong key={key}>{part.strong}</strong>,
  );
}
