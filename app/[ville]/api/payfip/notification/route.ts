import { answerNotification } from "@/server/api/payfip-routes";

/** Where PayFiP notifies, from server to server: no session, no check of where it comes from, nothing believed. */
async function handle(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  return answerNotification(request, (await params).ville);
}

export { handle as GET, handle as POST };
