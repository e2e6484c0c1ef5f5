import { isIdOp, type PayFipFailure, readPaymentAnswer } from "@/server/payments/domain/payfip";
import { err, ok, type Result } from "@/server/platform/result";
import { exchange } from "./exchange";
import { type ExchangeOptions, LONGEST_MS, type PayFip } from "./payfip";
import { type Fields, readSoapAnswer, soapRequest } from "./soap-message";

function broken(reason: string): { readonly ok: false; readonly error: PayFipFailure } {
  return err({ tag: "PayFipBrokenAnswer", reason });
}

/** PayFiP at an address that the environment allows. It keeps no state, and one may be made for each request. */
export function soapPayFip(url: string): PayFip {
  async function call(
    operation: string,
    fields: readonly (readonly [string, string])[],
    { withinMs = LONGEST_MS }: ExchangeOptions,
  ): Promise<Result<Fields, PayFipFailure>> {
    const answer = await exchange(url, soapRequest(operation, fields), Math.min(withinMs, LONGEST_MS));
    return answer.ok ? readSoapAnswer(operation, answer.value.status, answer.value.text) : answer;
  }

  return {
    async createOperation(request, options = {}) {
      const fields = [
        ["exer", request.exer],
        ["mel", request.mel],
        ["montant", String(request.amount)],
        ["numcli", request.numcli],
        ["objet", request.objet],
        ["refdet", request.refdet],
        ["saisie", request.saisie],
        ["urlnotif", request.urlnotif],
        ["urlredirect", request.urlredirect],
      ] as const;
      const answer = await call("creerPaiementSecurise", fields, options);
      if (!answer.ok) return answer;
      const idOp = answer.value.get("idop") ?? "";
      return isIdOp(idOp) ? ok(idOp) : broken("no idOp");
    },

    async readResult(idOp, options = {}) {
      const answer = await call("recupererDetailPaiementSecurise", [["idOp", idOp]], options);
      if (!answer.ok) return answer;
      const echo = answer.value.get("idop") || idOp;
      if (echo.toLowerCase() !== idOp.toLowerCase()) return broken("the answer is about another operation");
      const read = readPaymentAnswer(answer.value);
      return read ? ok(read) : broken("no known result");
    },

    async readClient(numcli, options = {}) {
      const answer = await call("recupererDetailClient", [["numCli", numcli]], options);
      if (!answer.ok) return answer;
      const lines = ["libellen1", "libellen2", "libellen3"].map((name) => answer.value.get(name) ?? "");
      const named = lines.filter((line) => line !== "");
      const echo = answer.value.get("numcli") || numcli;
      if (echo !== numcli || named.length === 0) return broken("not the client asked for");
      return ok({ numcli, lines: named });
    },
  };
}
