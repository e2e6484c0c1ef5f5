import { answerReturn } from "@/server/api/payfip-routes";

/** Where PayFiP sends the payer back, by GET or by POST. */
async function handle(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  return answerReturn(request, (await params).ville);
}

export { handle as GET, handle as POST };
