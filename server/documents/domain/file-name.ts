import { EXTENSIONS, type MediaType } from "./accepted-media";

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 80;

/**
 * The name under which a file is shown and given back: the person's own, without path, control or direction
 * characters, and with the extension of what the file really is. It is never a path of ours (attack 19).
 */
export function shownFileName(given: string, mediaType: MediaType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const bare = last
    .replace(/\.[^.]{0,10}$/, "")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*;%]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const name = [...bare].slice(0, LONGEST).join("").trimEnd();
  const safe = name === "" || DEVICE.test(name) ? `document${name ? `-${name}` : ""}` : name;
  return `${safe}.${EXTENSIONS[mediaType]}`;
}

/** Always "attachment": nothing that was uploaded opens in our pages. The name follows RFC 5987. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.\- ]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
