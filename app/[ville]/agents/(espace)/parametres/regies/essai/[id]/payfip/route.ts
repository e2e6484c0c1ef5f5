import { answerTrialLeave } from "@/server/api/payfip-routes";

/** From « Essayer » to PayFiP's page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ ville: string; id: string }> },
): Promise<Response> {
  const { ville, id } = await params;
  return answerTrialLeave(request, ville, id);
}
