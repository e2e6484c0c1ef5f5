import { databaseAnswers } from "@/server/db/health";

/** For the load balancer: 200 when the base answers, 503 when it does not. Tells nothing else. */
export async function GET(): Promise<Response> {
  const healthy = await databaseAnswers();
  return new Response(healthy ? "ok" : "indisponible", {
    status: healthy ? 200 : 503,
    headers: { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" },
  });
}
