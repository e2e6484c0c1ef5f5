import { answerTrialReturn } from "@/server/api/payfip-routes";

/** Where PayFiP sends an agent back, by GET or by POST. */
async function handle(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  return answerTrialReturn(request, (await params).ville);
}

export { handle as GET, handle as POST };
