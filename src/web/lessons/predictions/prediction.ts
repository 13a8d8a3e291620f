import { type View, viewOf, withSettings } from '../../../explorer/view.ts'

/** Means over many runs of a team by metric: simulated, or measured. */
export type MeansOf = (team: View) => (metric: string) => number

/** What a reader may expect, and the values that it stands for: at least `from`, less than `to`. */
export interface Answer {
  readonly label: string
  readonly from: number
  readonly to: number
}

/** A question that a lesson asks before it shows what happens. */
export interface Prediction {
  /** What it is about, in a few words: the heading. */
  readonly title: string
  readonly question: string
  /** In the order in which they stand; no value belongs to two of them. */
  readonly answers: readonly Answer[]
  /** The place of the right one. */
  readonly right: number
  /** The number that decides it. Tests compare it with the right answer, simulated and, where there are runs, measured. */
  value(means: MeansOf): number
}

export const answer = (label: string, from: number, to: number): Answer => ({ label, from, to })
/** The same team with so many agents. */
export const sized = (team: View, size: number): View => withSettings(team, { 'team.size': String(size) })
/** What the mean speedup of a team decides. */
export const speedupOf = (team: View) => (means: MeansOf) => means(team)('speedup')

/** A team of the paper's experiment, with the points that were measured of it. `seed`: of a run that is near the median of many. */
export const paperTeam = (scenario: string, model: string, mode: string, size: number, seed: number): View => ({
  ...withSettings(viewOf(`scenarios/paper/${scenario}.yaml`), {
    'coordination.kind': mode,
    'team.members': `[${model}]`,
    'team.size': String(size),
  }),
  seed,
  measured: true,
})
