/** The command line was used wrongly: one clear message, exit code 2. */
export class UsageError extends Error {}
