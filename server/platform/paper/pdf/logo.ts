import "server-only";
import sharp from "sharp";

const drawn = new Map<string, Promise<Buffer>>();

/** Fine enough for print: 18 mm at more than 600 dots to the inch. */
const PIXELS = 440;

/**
 * A town's logo as a picture, on white: whatever its SVG is made of, and without the transparent layer that pdfkit would
 * unpack for each document. Drawn once for all.
 */
export function logoPicture(svg: string): Promise<Buffer> {
  const known = drawn.get(svg);
  if (known) return known;
  const picture = sharp(Buffer.from(svg), { density: 600 })
    .resize(PIXELS, PIXELS, { fit: "contain", background: "#ffffff" })
    .flatten({ background: "#ffffff" })
    .png({ compressionLevel: 9 })
    .toBuffer();
  drawn.set(svg, picture);
  return picture;
}
