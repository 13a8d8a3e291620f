import type { Signal, Simulation, Steps } from '../../kernel/index.ts'

/**
 * Ranks of events at the same microsecond: replies act, in order of agent (their rank is the agent's number); then
 * tasks and rounds complete; then limits are checked; then new turns take their snapshots.
 */
export const RANK = { complete: 60_000, limits: 60_001, snapshot: 60_002 } as const

/** What a pacing policy may ask of the team that it paces. */
export interface PacedTeam {
  readonly sim: Simulation
  /** Number of agents. */
  readonly size: number
  /** Most rounds that may be played. */
  readonly roundsMax: number
  /** Fires whenever the board or what is known of the work changes. */
  readonly boardChanged: Signal
  /** Whether every task is marked done. */
  readonly allDone: boolean
  /** Whether the board holds something that `agent` could act on now. */
  canAct(agent: number): boolean
  /** One turn of `agent`: snapshot, thinking, then acting on the live world. */
  turn(agent: number): Steps
  /** From now on `agent` waits for the others to end the round. */
  waitAtBarrier(agent: number): void
  /** From now on `agent` has nothing to do; why is the team's to find out. */
  park(agent: number): void
  /** Round `round` (from 1) starts now. */
  startRound(round: number): void
  /** The run ends now. */
  end(outcome: 'completed' | 'roundLimit'): void
}

/** When agents take their turns. */
export interface Pacing {
  /** Whether turns come in rounds; some metrics are defined only then. */
  readonly rounds: boolean
  /** Starts the agents' processes. */
  start(team: PacedTeam): void
}
