import type { DesignPoint } from './design.ts'
import { type Job, ROW_WIDTH, type Rows, rowAt } from './job.ts'
import { PointSummary } from './pointSummary.ts'
import type { Runner } from './runners/runner.ts'
import type { ChunkStore } from './store/store.ts'

/** What to simulate, and when it is enough. */
export interface Study {
  readonly points: readonly DesignPoint[]
  /** Replications of a point at most, ≥ 1. */
  readonly replicationsMax: number
  /**
   * Counts of replications, ascending, at which `enough` is asked; nothing else decides, so that what comes out does not
   * depend on how the work is cut up or on what is finished first. None: every point has `replicationsMax`.
   */
  readonly checkpoints: readonly number[]
  /** True if a point needs no more replications. */
  enough(point: DesignPoint, summary: PointSummary): boolean
}

export interface Execution {
  readonly runner: Runner
  readonly store: ChunkStore
  /** Replications in a job, ≥ 1; default 32. Changes nothing in the results. */
  readonly chunk?: number
  /** Called whenever a job is finished. */
  onProgress?(progress: Progress): void
  /** Asked between jobs; true ends the study with `Stopped`. */
  stopped?(): boolean
}

export interface Progress {
  readonly replications: number
  /** What `replications` will be at most. */
  readonly replicationsMax: number
  readonly pointsDone: number
  /** Replications that were there already. */
  readonly resumed: number
}

/** A study was stopped before its end; the jobs that were finished are in the store. */
export class Stopped extends Error {}

/** Replications in a job when nothing else is asked for. */
const CHUNK = 32

/** Replications simulated ahead of the first one missing, in jobs a slot: what is held in memory until it comes. */
const AHEAD = 8

/**
 * Simulates a study and folds each point's rows in the order of replications: the summaries, by point.
 * @throws Stopped, and whatever a job fails with
 */
export async function execute(study: Study, execution: Execution): Promise<PointSummary[]> {
  const { runner, store, chunk = CHUNK } = execution
  const tasks = study.points.map((point) => new PointTask(point, study, chunk, runner.slots * AHEAD * chunk))
  const running = new Map<Job, Promise<Finished>>()
  const open = [...tasks]
  const progress = {
    replications: 0,
    replicationsMax: study.points.length * study.replicationsMax,
    pointsDone: 0,
    resumed: 0,
  }
  const finish = (task: PointTask, job: Job, rows: Rows) => {
    progress.replications += task.finish(job, rows)
    if (task.done) {
      open.splice(open.indexOf(task), 1)
      progress.pointsDone++
    }
    execution.onProgress?.(progress)
  }
  for (;;) {
    if (execution.stopped?.()) {
      for (const { job, rows } of await Promise.all(running.values())) store.put(job, rows)
      throw new Stopped('stopped')
    }
    const task = running.size < runner.slots * 2 ? open.find((candidate) => candidate.ready) : undefined
    if (task) {
      const job = task.nextJob()
      const known = store.get(job)
      if (known) {
        progress.resumed += job.count
        finish(task, job, known)
      } else
        running.set(
          job,
          runner.run(job).then((rows) => ({ task, job, rows })),
        )
    } else if (running.size > 0) {
      const { task: owner, job, rows } = await Promise.race(running.values())
      running.delete(job)
      store.put(job, rows)
      finish(owner, job, rows)
    } else return tasks.map(({ summary }) => summary)
  }
}

interface Finished {
  readonly task: PointTask
  readonly job: Job
  readonly rows: Rows
}

/** One point of a study: which jobs it needs, and its rows in order. */
class PointTask {
  readonly summary: PointSummary
  done = false
  private readonly targets: number[]
  private readonly waiting = new Map<number, Rows>() // by first replication
  private scheduled = 0

  constructor(
    private readonly point: DesignPoint,
    private readonly study: Study,
    private readonly chunk: number,
    private readonly aheadMax: number,
  ) {
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
    for (let index = 0; index * ROW_WIDTH < rows.length; index++) this.summary.add(rowAt(rows, index))
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

/** The jobs that `execute` has made for a point with so many replications, in order, for reading its rows from the store. */
export function jobsOf(point: number, replications: number, checkpoints: readonly number[], chunk = CHUNK): Job[] {
  const jobs: Job[] = []
  let first = 0
  for (const target of targetsOf(checkpoints, replications))
    for (; first < target; first = Math.min(first + chunk, target))
      jobs.push({ point, first, count: Math.min(chunk, target - first) })
  return jobs
}
