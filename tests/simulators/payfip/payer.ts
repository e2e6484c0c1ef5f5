import { Visitor } from "../support/visitor";

/** A payer with a browser without JavaScript. */
export class Payer {
  constructor(
    private readonly pageUrl: string,
    private readonly visitor = new Visitor(),
  ) {}

  /** Opens the page of an operation. */
  open(idOp: string): Promise<Response> {
    return this.visitor.get(`${this.pageUrl}?idop=${idOp}`);
  }

  /** Presses one of its buttons. */
  press(idOp: string, issue: string): Promise<Response> {
    return this.visitor.post(this.pageUrl, { idop: idOp, issue });
  }

  /** Opens, then presses: gives the answer to the press. */
  async pay(idOp: string, issue: string): Promise<Response> {
    await this.open(idOp);
    return this.press(idOp, issue);
  }
}
