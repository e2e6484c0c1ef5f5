import PostalMime from "postal-mime";

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Who the message was really sent to, whatever its headers say. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly receivedAt: Date;
  readonly envelope: Envelope;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Addresses found in the text, then in the HTML, once each. */
  readonly links: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly source: Buffer;
}

/** A web address in a text, without the punctuation that ends its sentence. */
export const addressInText = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»]/g;

function linksOf(text: string, html: string): readonly string[] {
  const inHtml = [...html.matchAll(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)]
    .map(([, double, single]) => (double ?? single ?? "").replaceAll("&amp;", "&"))
    .filter((href) => href.startsWith("http"));
  return [...new Set([...(text.match(addressInText) ?? []), ...inHtml])];
}

function bytes(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  if (typeof content === "string") return Buffer.from(content);
  return new Uint8Array(content);
}

/** Reads a raw message as a mail reader does. */
export async function readMessage(id: string, receivedAt: Date, envelope: Envelope, source: Buffer): Promise<Message> {
  const { subject = "", text = "", html = "", attachments } = await PostalMime.parse(source);
  return {
    id,
    receivedAt,
    envelope,
    subject,
    text,
    html,
    links: linksOf(text, html),
    attachments: attachments.map(({ filename, mimeType, content }, index) => ({
      name: filename ?? `piece-${index + 1}`,
      type: mimeType,
      content: bytes(content),
    })),
    source,
  };
}
