import { buildStylesheet } from "./stylesheet";
import { buildThemes, copyFonts } from "./themes";

const bytes = await buildStylesheet();
copyFonts();
const themes = buildThemes();
console.log(`Stylesheet: ${Math.round(bytes / 1000)} kB. Themes: ${themes.join(", ")}.`);
