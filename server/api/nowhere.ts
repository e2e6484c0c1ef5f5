import "server-only";
import { redirect } from "next/navigation";
import { readable } from "./reply";
import { requestContext } from "./request";

/**
 * The answer to what does not exist and to what is somebody else's: an address that is no page's, which answers 404.
 * Next's own `notFound()` inside a page sends a blank page to a browser without JavaScript (vercel/next.js#62228).
 */
export async function nowhere(): Promise<never> {
  const { base } = await requestContext();
  redirect(`${base}${await readable("/introuvable")}`);
}
