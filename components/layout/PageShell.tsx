import { headers } from "next/headers";
import type { ReactNode } from "react";
import { isRefusedReply } from "@/components/forms/refused-replies";
import { Breadcrumb, type BreadcrumbStep } from "./Breadcrumb";
import { MainMenu, type MenuLink } from "./MainMenu";
import { SiteFooter } from "./SiteFooter";
import { SiteHeader } from "./SiteHeader";
import { SkipLinks } from "./SkipLinks";
import type { ShellTheme } from "./shell-theme";

export interface PageShellProps {
  readonly theme: ShellTheme;
  /** "" on the city's own host, "/corbas" by path: what every link begins with. */
  readonly base: string;
  /** The page's own title, the same as its h1 as far as possible (RGAA 8.6). "Erreur : " is added when it must be. */
  readonly title: string;
  readonly nav?: readonly MenuLink[];
  /** Who is logged in and the way out, or the way in. */
  readonly user?: ReactNode;
  /** The pages above this one, the home page left out. */
  readonly breadcrumb?: readonly BreadcrumbStep[];
  /** A page of no town: choosing one, or an address that is nobody's. */
  readonly townless?: boolean;
  /** For the staff's wide tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * Everything around a page: skip links, header, menu, breadcrumb, footer. No script of ours runs in it, and every link is
 * a plain one. It writes the page's title, because only it knows that this page answers a refused form.
 */
export async function PageShell(props: PageShellProps) {
  const { theme, base, title, nav = [], user, breadcrumb = [], townless, wide, children } = props;
  const refused = isRefusedReply((await headers()).get("x-nonce"));
  return (
    <>
      <title>{`${refused ? "Erreur\u00a0: " : ""}${title} — ${theme.name}`}</title>
      <SkipLinks hasMenu={nav.length > 0} />
      <SiteHeader theme={theme} base={base} user={user} />
      {nav.length > 0 ? <MainMenu links={nav} /> : null}
      <main className={wide ? "preau-main preau-main--wide" : "preau-main"} id="contenu" tabIndex={-1}>
        {breadcrumb.length > 0 ? <Breadcrumb home={`${base}/`} steps={breadcrumb} here={title} /> : null}
        {children}
      </main>
      <SiteFooter base={base} theme={theme} townless={townless} />
    </>
  );
}
