/** What a process has thrown, with its name and the time (µs) before the message and the original as `cause`. */
export function failure(name: string, nowUs: number, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new Error(`process "${name}" failed at ${nowUs} µs: ${message}`, { cause })
}
