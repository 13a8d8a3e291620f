import { type Interval, PairedDifference, wilsonInterval } from '../../stats/index.ts'
import { PointSummary } from '../pointSummary.ts'
import type { RowParts } from '../row.ts'
import type { PlanPoint } from './candidates.ts'
import { type Observation, observe, type PlanGoal } from './goal.ts'

/** A design that might be recommended, and what is known of it: replication r is the same luck for all of them. */
export class Candidate {
  readonly point: PlanPoint
  readonly summary: PointSummary
  /** Runs that completed within deadline and budget. */
  met = 0
  /** Every run, in the order of replications. */
  readonly runs: Observation[] = []
  private readonly goal: PlanGoal

  constructor(point: PlanPoint, goal: PlanGoal) {
    this.point = point
    this.goal = goal
    this.summary = new PointSummary(point.scenario.team.size)
  }

  get size(): number {
    return this.point.scenario.team.size
  }

  get replications(): number {
    return this.runs.length
  }

  /** Takes the next replication. */
  add(parts: RowParts): Observation {
    const observation = observe(parts, this.goal)
    this.summary.add(parts)
    this.runs.push(observation)
    if (observation.met) this.met++
    return observation
  }

  /** Mean of what is minimized over the runs that have it; null over none. */
  get mean(): number | null {
    return this.meanOver(this.replications)
  }

  /** The same over the first so many replications. */
  meanOver(replications: number): number | null {
    const known = this.first(replications).flatMap(({ value }) => (value === null ? [] : [value]))
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  }

  /** Share of the first so many replications, at least 1, of which something is true. */
  shareOf(replications: number, isTrue: (run: Observation) => boolean): number {
    const runs = this.first(replications)
    return runs.filter(isTrue).length / runs.length
  }

  /** The value that a share `q` in (0, 1] of the first so many replications, at least 1, do not exceed. */
  quantileOf(replications: number, q: number, of: (run: Observation) => number): number {
    const values = Float64Array.from(this.first(replications), of).sort()
    return values[Math.ceil(q * values.length) - 1]!
  }

  /** Share of runs that completed within deadline and budget, with Wilson's 95 % interval. */
  get meets(): { readonly share: number; readonly wilson95: Interval } {
    return { share: this.met / this.replications, wilson95: wilsonInterval(this.met, this.replications)! }
  }

  private first(replications: number): readonly Observation[] {
    return this.runs.slice(0, replications)
  }

  /** What is minimized, this less the other, replication by replication. */
  differenceTo(other: Candidate): PairedDifference {
    const paired = new PairedDifference()
    for (let index = 0; index < Math.min(this.replications, other.replications); index++) {
      const [x, y] = [this.runs[index]!.value, other.runs[index]!.value]
      if (x !== null && y !== null) paired.add(x, y)
    }
    return paired
  }
}
