/** How work is checked, and what a check costs. */
export interface Verification {
  /** Whether agents run tests at all. */
  readonly tests: boolean
  /** Whether a task may be marked done only after its test found no error. */
  readonly gate: boolean
  /** Whether a test run keeps every other agent's reply waiting. */
  readonly shared: boolean
  /** Time of one test run, in seconds. */
  seconds(): number
}
