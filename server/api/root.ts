import "server-only";
import { createCallerFactory, router } from "./trpc";

/** Every procedure of the product. The isolation test walks through this router: none can be forgotten. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
