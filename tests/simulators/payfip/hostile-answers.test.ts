import { createServer, type RequestListener, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configuredPayFip, LONGEST_MS, type PayFip } from "@/server/payments/payfip";
import { soapPayFip } from "@/server/payments/payfip/soap-client";
import { EgressRefused } from "@/server/platform/egress/egress-fetch";
import { close, listen } from "../shared/http";
import { answerMessage } from "./soap";

const idOp = "4b0eb5b0-b335-11e2-9219-001fe256bdfe";
let server: Server;
let payFip: PayFip;
let answer: RequestListener;
const asked: string[] = [];

/** A service that answers whatever a test wants. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  const base = `http://localhost:${await listen(server, 0, "127.0.0.1")}`;
  Object.assign(process.env, { PAYFIP_URL: `${base}/soap`, PAYFIP_PAGE_URL: `${base}/page` });
  const configured = configuredPayFip();
  if (!configured) throw new Error("PayFiP is not configured");
  payFip = configured;
});
afterAll(() => close(server));

function says(text: string | Buffer, status = 200, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => {
    response.writeHead(status, { "Content-Type": "text/xml", ...headers });
    response.end(text);
  };
}

const detail = (fields: readonly (readonly [string, string])[]) =>
  answerMessage("recupererDetailPaiementSecurise", fields);
const good = detail([["resultrans", "P"]]);
const fault = (inner: string, envelope = "http://schemas.xmlsoap.org/soap/envelope/") =>
  `<S:Envelope xmlns:S="${envelope}"><S:Body><S:Fault>${inner}</S:Fault></S:Body></S:Envelope>`;

describe("an answer that is not what it should be", () => {
  it.each<[string, RequestListener, unknown]>([
    ["an external entity", says(`<!DOCTYPE x SYSTEM "http://127.0.0.1/x">${good}`), "doctype"],
    [
      "an inclusion",
      says(
        good.replace("<return>", '<return xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc/passwd"/>'),
      ),
      "inclusion",
    ],
    ["a huge attribute", says(good.replace("<return>", `<return a="${"x".repeat(60_000)}">`)), "attribute_too_long"],
    ["more than an answer", says(good.replace("</return>", `<x>${"x".repeat(70_000)}</x></return>`)), "too_large"],
    ["a packed bomb", says(gzipSync(Buffer.alloc(50_000_000, "x")), 200, { "Content-Encoding": "gzip" }), "too_large"],
    ["nothing", says(""), "not_well_formed"],
    ["a page", says("<html><body>Maintenance<br></body></html>"), "not_well_formed"],
    ["another document", says("<a/>"), "not the answer asked for"],
    [
      "another version of SOAP",
      says(good.replace("xmlsoap.org/soap/envelope/", "w3.org/2003/05/soap-envelope")),
      "not the answer asked for",
    ],
    ["another service", says(good.replaceAll("PaiementSecuriseService", "Autre")), "not the answer asked for"],
    [
      "the answer to something else",
      says(answerMessage("recupererDetailClient", [["numcli", "006382"]])),
      "not the answer asked for",
    ],
    [
      "another operation",
      says(
        detail([
          ["idOp", idOp.replace("4", "5")],
          ["resultrans", "P"],
        ]),
      ),
      "the answer is about another operation",
    ],
    ["an unknown result", says(detail([["resultrans", "O"]])), "no known result"],
    ["no result", says(detail([])), "no known result"],
  ])("is refused: %s", async (_, listener, reason) => {
    answer = listener;
    expect(await payFip.readResult(idOp)).toEqual({ ok: false, error: { tag: "PayFipBrokenAnswer", reason } });
  });

  it.each<[string, RequestListener, unknown]>([
    ["an HTTP error with a good answer in it", says(good, 503), { tag: "PayFipHttpStatus", status: 503 }],
    [
      "a fault without detail",
      says(fault("<faultcode>S:Server</faultcode><faultstring>oops</faultstring>"), 500),
      { tag: "PayFipMalfunction", code: "", label: "oops" },
    ],
    [
      "a fault that blames us",
      says(fault("<faultcode>S:Client</faultcode><faultstring>oops</faultstring>"), 500),
      { tag: "PayFipProtocol", label: "oops" },
    ],
    [
      "a fault with status 200",
      says(
        fault(
          '<faultcode>S:Server</faultcode><detail><p:TechProtocolaireErreur xmlns:p="x"><libelle>oops</libelle></p:TechProtocolaireErreur></detail>',
        ),
      ),
      { tag: "PayFipProtocol", label: "oops" },
    ],
    [
      "a code in lower case, described",
      says(
        fault(
          '<detail><p:FonctionnelleErreur xmlns:p="x"><code>p5</code><descriptif>attendre</descriptif><libelle>x</libelle></p:FonctionnelleErreur></detail>',
        ),
        500,
      ),
      { tag: "PayFipFault", code: "P5", label: "attendre" },
    ],
    [
      "a code that nobody knows",
      says(fault('<detail><p:FonctionnelleErreur xmlns:p="x"><code>Q9</code></p:FonctionnelleErreur></detail>'), 500),
      { tag: "PayFipFault", code: "Q9", label: "" },
    ],
  ])("is told for what it is: %s", async (_, listener, error) => {
    answer = listener;
    expect(await payFip.readResult(idOp)).toEqual({ ok: false, error });
  });

  it("is waited for as a whole: an answer that trickles is cut at the limit", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "Content-Type": "text/xml" });
      const drip = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(drip));
    };
    expect(await payFip.readResult(idOp, { withinMs: 300 })).toEqual({
      ok: false,
      error: { tag: "PayFipTimeout", limitMs: 300 },
    });
    expect(LONGEST_MS).toBe(15_000);
  });

  it("is not followed elsewhere, and nobody else is asked (attack 21)", async () => {
    answer = says("", 302, { Location: "http://169.254.169.254/latest" });
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: false, error: { tag: "PayFipUnreachable" } });
    await expect(soapPayFip("http://127.0.0.1:9/soap").readResult(idOp)).rejects.toThrow(EgressRefused);
  });

  it("may be cut, or not come at all", async () => {
    answer = (request) => request.socket.destroy();
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: false, error: { tag: "PayFipUnreachable" } });
    const before = asked.length;
    await payFip.readResult(idOp);
    expect(asked).toHaveLength(before + 1);
  });

  it("is read where it is well (negative control)", async () => {
    answer = says(good.replace("<return>", "<return><!-- un commentaire --><numauto><![CDATA[<&>]]></numauto>"));
    expect(await payFip.readResult(idOp)).toMatchObject({ ok: true, value: { result: "P", numauto: "<&>" } });
  });
});
