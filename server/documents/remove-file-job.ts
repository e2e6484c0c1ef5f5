import "server-only";
import type { JobHandler } from "@/server/db/jobs";
import { configuredStore } from "@/server/platform/storage";

/** Removes the file of a withdrawn document. Twice does no harm. */
export const removeFileJob: JobHandler<"remove-file"> = ({ key }, { cityId }) => configuredStore().remove(cityId, key);
