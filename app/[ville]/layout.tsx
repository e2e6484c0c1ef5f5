import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestSite } from "@/server/api/site";

/** A town that does not exist is one clear 404, whatever page of it is asked for (T2). */
export default async function TownLayout({ children }: { children: ReactNode }) {
  const { city } = await requestSite();
  if (!city) notFound();
  return children;
}
