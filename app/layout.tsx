import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { requestSite } from "@/server/api/site";
import "@/styles/generated/preau.css";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Each page writes its own title (PageShell). A family portal has nothing to gain from being crawled behind its home. */
export const metadata: Metadata = { formatDetection: { telephone: false, date: false, address: false } };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await requestSite();
  return (
    <html lang="fr">
      <head>
        {theme.fontUrls.slice(0, 1).map((url) => (
          <link as="font" crossOrigin="anonymous" href={url} key={url} rel="preload" type="font/woff2" />
        ))}
        <link href={theme.stylesheetUrl} precedence="theme" rel="stylesheet" />
        <link href={theme.logoUrl} rel="icon" type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}
