/** What keeps a backup from being made, trusted or restored. The message is French: the operator reads it as it is. */
export class BackupProblem extends Error {}
