const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "un iPhone"],
  [/iPad/, "un iPad"],
  [/Android/, "un appareil Android"],
  [/Windows/, "un ordinateur Windows"],
  [/CrOS/, "un Chromebook"],
  [/Macintosh|Mac OS X/, "un Mac"],
  [/Linux/, "un ordinateur Linux"],
];

/** "Firefox sur un appareil Android": how a person recognises a session of theirs (A8). Never used to decide. */
export function describeDevice(userAgent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "Un navigateur";
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "un appareil inconnu";
  return `${browser} sur ${system}`;
}
