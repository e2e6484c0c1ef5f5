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
