"use client";

import { OurFault } from "@/components/layout/OurFault";
import "@/styles/generated/preau.css";

/** When even the layout could not be made, so without a theme. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr">
      <body>
        <OurFault reference={error.digest} />
      </body>
    </html>
  );
}
