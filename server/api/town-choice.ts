import "server-only";
import { cookies } from "next/headers";

/** A year: families move less often. It holds the short name of a town, nothing of the person. */
export const TOWN_COOKIE = { name: "__Host-preau.ville", days: 365 } as const;

/** The short name of the town chosen last, or undefined. Whether it still exists is for the caller to see. */
export async function rememberedTown(): Promise<string | undefined> {
  return (await cookies()).get(TOWN_COOKIE.name)?.value;
}

/** Only while a request is answered, not while a page is shown. */
export async function rememberTown(slug: string): Promise<void> {
  (await cookies()).set(TOWN_COOKIE.name, slug, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: true,
    maxAge: TOWN_COOKIE.days * 24 * 60 * 60,
  });
}
