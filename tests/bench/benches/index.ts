import type { Result } from "../report/result";
import type { Stage } from "../stage/stage";
import { bookings } from "./bookings";
import { invoicing } from "./invoicing";
import { opening } from "./opening";
import { pages } from "./pages";
import { search } from "./search";
import { weight } from "./weight";

export interface Bench {
  /** What `--only` takes, and what the names of its results begin with. */
  readonly name: string;
  readonly title: string;
  /** Gives figures as they come: what was measured before a failure is not lost. */
  run(stage: Stage): AsyncGenerator<readonly Result[]>;
}

/** In this order: what weighs nothing on the machine first, what changes the base last. */
export const BENCHES: readonly Bench[] = [
  { name: "weight", title: "Le poids des pages", run: weight },
  { name: "search", title: "La recherche des agents", run: search },
  { name: "pages", title: "Les pages sous charge", run: pages },
  { name: "bookings", title: "Les réservations", run: bookings },
  { name: "opening", title: "L’ouverture d’un matin", run: opening },
  { name: "invoicing", title: "Les factures d’un mois", run: invoicing },
];
