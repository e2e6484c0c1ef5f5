import type { ReactNode } from "react";
import { PageShell } from "@/components/layout/PageShell";
import { requestSite } from "@/server/api/site";

interface DoorPageProps {
  readonly title: string;
  /** The login pages above this one. */
  readonly above?: readonly { readonly path: string; readonly label: string }[];
  readonly children: ReactNode;
}

/** A page of the way in: the town's dress, its title, and no menu of a space where one is not yet. */
export async function DoorPage({ title, above = [], children }: DoorPageProps) {
  const { theme, base } = await requestSite();
  const breadcrumb = above.map(({ path, label }) => ({ href: base + path, label }));
  return (
    <PageShell base={base} breadcrumb={breadcrumb} theme={theme} title={title}>
      <h1>{title}</h1>
      {children}
    </PageShell>
  );
}
