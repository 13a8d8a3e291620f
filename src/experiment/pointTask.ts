import type { DesignPoint } from './designPoint.ts'
import { type Job, ROW_WIDTH, type Rows, rowAt } from './job.ts'
import { PointSummary } from './pointSummary.ts'
import { hasCompleted } from './row.ts'
import type { Study } from './study.ts'

/**
 * Replications in a job when nothing else is asked for: a sixteenth of a point's, 32 to 128. Small ones share the work out
 * better and lose less to a kill; large ones have fewer files and messages.
 */
export const chunkOf = ({ replicationsMax }: Pick<Study, 'replicationsMax'>): number =>
  Math.min(128, Math.max(32, Math.ceil(replicationsMax / 16)))

/** One point of a study under way: which jobs it needs, and its rows in order. */
export class PointTask {
  readonly point: DesignPoint
  readonly summary: PointSummary
  done = false
  /** How many of the baseline's runs completed, of those folded so far. */
  aloneCompleted = 0
  private readonly study: Study
  private readonly chunk: number
  private readonly aheadMax: number
  private readonly targets: number[]
  private readonly waiting = new Map<number, Rows>() // by first replication
  private scheduled = 0

  /** `chunk`: replications in a job; `aheadMax`: replications scheduled beyond the first one missing, at most. */
  constructor(point: DesignPoint, study: Study, chunk: number, aheadMax: number) {
    this.point = point
    this.study = study
    this.chunk = chunk
    this.aheadMax = aheadMax
    this.summary = new PointSummary(point.scenario.team.size)
    this.targets = targetsOf(study.checkpoints, study.replicationsMax)
  }

  /** Whether it has a job to give. */
  get ready(): boolean {
    const ahead = this.scheduled - this.summary.replications
    return !this.done && this.scheduled < this.targets[0]! && ahead < this.aheadMax
  }

  nextJob(): Job {
    const first = this.scheduled
    this.scheduled = Math.min(first + this.chunk, this.targets[0]!)
    return { point: this.point.index, first, count: this.scheduled - first }
  }

  /** Takes the rows of a job, and folds all whose turn has come: how many. */
  finish(job: Job, rows: Rows): number {
    const before = this.summary.replications
    this.waiting.set(job.first, rows)
    for (let next = this.due(); next; next = this.due()) {
      this.waiting.delete(this.summary.replications)
      this.fold(next)
    }
    if (this.summary.replications === this.targets[0]) this.reach()
    return this.summary.replications - before
  }

  private due(): Rows | undefined {
    return this.waiting.get(this.summary.replications)
  }

  private fold(rows: Rows): void {
    for (let index = 0; index * ROW_WIDTH < rows.length; index++) {
      const parts = rowAt(rows, index)
      this.summary.add(parts)
      if (hasCompleted(parts.baselineRow)) this.aloneCompleted++
    }
  }

  private reach(): void {
    this.targets.shift()
    this.done = this.targets.length === 0 || this.study.enough(this.point, this.summary)
  }
}

/** The counts up to `max` at which a point is looked at, that last one included. */
const targetsOf = (checkpoints: readonly number[], max: number): number[] => [
  ...checkpoints.filter((count) => count < max),
  max,
]

/** The jobs that were made for a point with so many replications, in order, for reading its rows from the store. */
export function jobsOf(point: number, replications: number, checkpoints: readonly number[], chunk: number): Job[] {
  const jobs: Job[] = []
  let first = 0
  for (const target of targetsOf(checkpoints, replications))
    for (; first < target; first = Math.min(first + chunk, target))
      jobs.push({ point, first, count: Math.min(chunk, target - first) })
  return jobs
}
