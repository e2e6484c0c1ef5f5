import type { ReactNode } from "react";
import { familyShell } from "./family-shell";

/** The parents' space is for parents who are in a dossier, whatever a page of it forgets to ask. */
export default async function FamilyLayout({ children }: { children: ReactNode }) {
  await familyShell();
  return children;
}
