import "server-only";
import { headers } from "next/headers";
import { isRefusedReply } from "@/components/forms/refused-replies";

/**
 * The page that is being made is the reply to a form sent without JavaScript, which was refused. Where it leads, by a redirect
 * that keeps method and body (307), must answer a POST.
 */
export async function isReply(): Promise<boolean> {
  return isRefusedReply((await headers()).get("x-nonce"));
}

/** The way to a page of ours, which answers no POST: in a reply it goes by an address that does. */
export async function readable(page: string): Promise<string> {
  return (await isReply()) ? `/erreur/introuvable?${new URLSearchParams({ page })}` : page;
}
