/** Keeps a simulator alive until SIGTERM or SIGINT, then stops it cleanly. A second signal is not waited for. */
export function runUntilSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
