import type { Theme } from "@/server/tenancy/domain/theme";

/** What the shell shows of a city's theme. */
export interface ShellTheme extends Pick<Theme, "name" | "service" | "contact"> {
  readonly logoUrl: string;
}
