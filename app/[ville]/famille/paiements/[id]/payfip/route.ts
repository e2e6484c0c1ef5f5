import { answerLeave } from "@/server/api/payfip-routes";

/** From « Payer » to PayFiP's page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ ville: string; id: string }> },
): Promise<Response> {
  const { ville, id } = await params;
  return answerLeave(request, ville, id);
}
