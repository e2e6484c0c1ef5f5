import { answerTrpc } from "@/server/api/answer-trpc";
import { requestContext } from "@/server/api/request";

function handle(request: Request): Promise<Response> {
  return answerTrpc(request, requestContext);
}

export { handle as GET, handle as POST };
