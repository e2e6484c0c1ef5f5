import { redirect } from "next/navigation";
import { caller } from "@/server/api/caller";
import { rememberTown } from "@/server/api/town-choice";

/** Where a town of the list leads: the choice is remembered, then the town opens. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<never> {
  const { slug } = await params;
  const towns = await (await caller()).tenancy.towns({});
  const town = towns.find((one) => one.slug === slug);
  if (!town) redirect("/");
  await rememberTown(town.slug);
  redirect(town.href);
}
