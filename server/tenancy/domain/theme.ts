import * as z from "zod";
import { err, ok, type Result } from "@/server/platform/result";
import { COLOUR_PATTERN, type Colour } from "./theme-colour";
import { type WeakPair, weakPairs } from "./theme-contrast";
import { TYPEFACES } from "./theme-typefaces";

const colour = z.custom<Colour>((value) => typeof value === "string" && COLOUR_PATTERN.test(value), {
  error: "une couleur s’écrit #rrggbb",
});
const line = z.string().trim().min(1).max(200);

/** themes/<slug>/theme.json (T3). Everything a city's look and voice need, and nothing that is code. */
const themeSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "le nom court s’écrit en minuscules, chiffres et tirets"),
  name: line,
  /** What the portal is called, beside the name of the city. */
  service: line,
  colours: z.strictObject({ primary: colour, onPrimary: colour, accent: colour }),
  typeface: z.literal(Object.keys(TYPEFACES).filter((name): name is keyof typeof TYPEFACES => name in TYPEFACES)),
  home: z.strictObject({ title: line, intro: z.string().trim().min(1).max(600) }),
  contact: z.strictObject({
    service: line,
    address: z.array(line).min(1).max(5),
    phone: line.nullable(),
    email: z.email().nullable(),
    hours: line.nullable(),
  }),
  mail: z.strictObject({
    senderName: line,
    replyTo: z.email().nullable(),
    /** The address that its mails leave from (T1), within the domains that the host allows. Without it, the host's. */
    from: z.email().nullable().default(null),
  }),
  /** The first lines of the letters and certificates. */
  letterhead: z.array(line).min(1).max(6),
});

/** The theme of what belongs to no town (choosing one, an unknown host, the operator), and of a town that has none (T2). */
export const NEUTRAL = "neutral";

export type Theme = Readonly<z.output<typeof themeSchema>>;

/** Why a theme is refused. */
export type ThemeError =
  | { readonly tag: "ThemeMissing"; readonly slug: string }
  | { readonly tag: "ThemeMalformed"; readonly slug: string; readonly problems: readonly string[] }
  | { readonly tag: "ThemeUnreadable"; readonly slug: string; readonly pairs: readonly WeakPair[] };

/** A theme as it was written in its folder `slug`, checked, contrasts included (RGAA 3.2 and 3.3). */
export function parseTheme(slug: string, content: unknown): Result<Theme, ThemeError> {
  const parsed = themeSchema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".") || "theme"}\u00a0: ${issue.message}`);
    return err({ tag: "ThemeMalformed", slug, problems });
  }
  if (parsed.data.slug !== slug) {
    return err({ tag: "ThemeMalformed", slug, problems: [`slug\u00a0: le dossier s’appelle ${slug}`] });
  }
  const pairs = weakPairs(parsed.data.colours);
  return pairs.length > 0 ? err({ tag: "ThemeUnreadable", slug, pairs }) : ok(parsed.data);
}

/** What the operator reads when a theme is refused: each pair of colours, its ratio and the ratio it needs. */
export function describeThemeError(error: ThemeError): string {
  switch (error.tag) {
    case "ThemeMissing":
      return `Le thème «\u00a0${error.slug}\u00a0» n’existe pas. Créez themes/${error.slug}/theme.json et logo.svg.`;
    case "ThemeMalformed":
      return `Le thème «\u00a0${error.slug}\u00a0» est refusé. ${error.problems.join("\u00a0; ")}.`;
    case "ThemeUnreadable":
      return `Le thème «\u00a0${error.slug}\u00a0» est refusé\u00a0: ses couleurs ne se lisent pas assez. ${error.pairs
        .map(describePair)
        .join("\u00a0; ")}.`;
  }
}

function describePair({ use, foreground, background, ratio, needed, criterion }: WeakPair): string {
  const french = (value: number) => value.toLocaleString("fr-FR", { minimumFractionDigits: 1 });
  return `${use} (${foreground} sur ${background}) a un contraste de ${french(ratio)}, il faut ${french(needed)} (${criterion})`;
}
