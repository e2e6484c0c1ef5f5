const CHECK_LETTERS = "abcdefghjklmnprstuvwxyz";

/** Whether `text` is a school's UAI: seven digits, then the letter of their number modulo 23 ("0421842Z"). */
export function isUai(text: string): boolean {
  const match = /^(\d{7})([A-Z])$/.exec(text);
  if (!match) return false;
  return match[2]?.toLowerCase() === CHECK_LETTERS[Number(match[1]) % CHECK_LETTERS.length];
}
