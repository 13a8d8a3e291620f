import { relativeHalfWidth } from '../stats/index.ts'
import type { Job, Rows } from './job.ts'
import { chunkOf, PointTask } from './pointTask.ts'
import type { Runner } from './runners/runner.ts'
import type { ChunkStore } from './store/store.ts'
import { type Progress, Stopped, type Study } from './study.ts'
import { type PointResult, pointResult } from './sweepResult.ts'

export interface Execution {
  readonly runner: Runner
  readonly store: ChunkStore
  /** Replications in a job, ≥ 1; default `chunkOf`. Changes nothing in the results. */
  readonly chunk?: number
  /** Called with each point's result, in the order of points, as soon as it and all before it are there. */
  onPoint?(result: PointResult): void
  /** Called between jobs while others are under way: for work that can wait, a little at a time. */
  meanwhile?(): void
  /** Called whenever a job is finished. */
  onProgress?(progress: Progress): void
  /** Asked between jobs; true ends the study with `Stopped`. */
  stopped?(): boolean
}

interface Finished {
  readonly task: PointTask
  readonly job: Job
  readonly rows: Rows
}

/** Replications simulated ahead of the first one missing, in jobs a slot: what is held in memory until it comes. */
const AHEAD = 8

/**
 * Simulates a study and folds each point's rows in the order of replications: the results, by point.
 * @throws Stopped, and whatever a job fails with
 */
export async function execute(study: Study, execution: Execution): Promise<PointResult[]> {
  const { runner, store, chunk = chunkOf(study) } = execution
  const points = new Points(study, chunk, runner.slots * AHEAD * chunk)
  const running = new Map<Job, Promise<Finished>>()
  let resumed = 0
  let told = 0
  const finish = ({ task, job, rows }: Finished) => {
    points.finish(task, job, rows)
    for (; points.results[told]; told++) execution.onPoint?.(points.results[told]!)
    execution.onProgress?.({ ...points.progress(), resumed })
  }
  for (;;) {
    if (execution.stopped?.()) {
      for (const { job, rows } of await Promise.all(running.values())) store.put(job, rows)
      throw new Stopped('stopped')
    }
    const task = running.size < runner.slots * 2 ? points.ready() : undefined
    if (task) {
      const job = task.nextJob()
      const known = store.get(job)
      if (known) {
        resumed += job.count
        finish({ task, job, rows: known })
      } else
        running.set(
          job,
          runner.run(job).then((rows) => ({ task, job, rows })),
        )
    } else if (running.size > 0) {
      execution.meanwhile?.()
      const finished = await Promise.race(running.values())
      running.delete(finished.job)
      store.put(finished.job, finished.rows)
      finish(finished)
    } else return points.results
  }
}

/** The points of a study. Only those under way are held with their rows and sketches; a finished one is its result. */
class Points {
  readonly results: PointResult[] = []
  private readonly open: PointTask[] = []
  private begun = 0
  private replications = 0

  constructor(
    private readonly study: Study,
    private readonly chunk: number,
    private readonly aheadMax: number,
  ) {}

  /** One with a job to give: the first of those under way, else a new one. Undefined if there is none. */
  ready(): PointTask | undefined {
    return this.open.find(({ ready }) => ready) ?? this.begin()
  }

  finish(task: PointTask, job: Job, rows: Rows): void {
    this.replications += task.finish(job, rows)
    if (!task.done) return
    const { point, summary, aloneCompleted } = task
    this.results[point.index] = { ...pointResult(point, summary), aloneCompleted }
    this.open.splice(this.open.indexOf(task), 1)
  }

  progress(): Omit<Progress, 'resumed'> {
    const { points, metrics, replicationsMax } = this.study
    const precisions = this.open.flatMap(({ summary }) =>
      metrics.map((metric) => relativeHalfWidth(summary.momentsOf(metric))).filter((share) => share !== null),
    )
    return {
      replications: this.replications,
      replicationsMax: points.length * replicationsMax,
      pointsDone: this.begun - this.open.length,
      precision: precisions.length > 0 ? Math.max(...precisions) : null,
    }
  }

  private begin(): PointTask | undefined {
    const point = this.study.points[this.begun]
    if (!point) return undefined
    this.begun++
    const task = new PointTask(point, this.study, this.chunk, this.aheadMax)
    this.open.push(task)
    return task
  }
}
