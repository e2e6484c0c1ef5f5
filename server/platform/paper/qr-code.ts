import QRCode from "qrcode";

/** A QR code as squares to fill in a drawing of `size` by `size`, the quiet zone of four modules included. */
export interface QrDrawing {
  readonly size: number;
  /** An SVG path: one horizontal bar for each run of dark modules. */
  readonly path: string;
}

const QUIET_ZONE = 4;

/** `text` as a QR code that stands 15 % of damage (level M): a fold, a stamp, a bad copier. */
export function qrDrawing(text: string): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const bars: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      bars.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${column - start + 1}v1h-${column - start + 1}z`);
    }
  }
  return { size: modules.size + 2 * QUIET_ZONE, path: bars.join("") };
}
