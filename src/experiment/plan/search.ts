import { Selection } from '../../stats/index.ts'
import { type Job, ROW_WIDTH, type Rows, rowAt } from '../job.ts'
import type { Runner } from '../runners/runner.ts'
import { Stopped } from '../study.ts'
import { Candidate } from './candidate.ts'
import type { PlanPoint } from './candidates.ts'
import { asksForSmallest, type PlanGoal } from './goal.ts'

export interface SearchExecution {
  readonly runner: Runner
  /** Called whenever a round is done. */
  onProgress?(progress: SearchProgress): void
  /** Asked between jobs; true ends the search with `Stopped`. */
  stopped?(): boolean
}

export interface SearchProgress {
  /** Runs simulated so far. */
  readonly runs: number
  readonly designs: number
  /** Designs that may still be the answer. */
  readonly open: number
}

/** Replications of a design in a round... */
const ROUND = 24
/** ...and in a job: several a round, so that a round of few designs still has work for every thread. */
const JOB = 12

/** Simulates designs round by round, and only those that a decision still hangs on. */
export class Search {
  readonly candidates: readonly Candidate[]
  readonly selection: Selection
  private readonly execution: SearchExecution
  private readonly replicationsMax: number

  /** `replicationsMax`: of a design, ≥ 2. */
  constructor(designs: readonly PlanPoint[], goal: PlanGoal, replicationsMax: number, execution: SearchExecution) {
    this.execution = execution
    this.replicationsMax = replicationsMax
    this.candidates = designs.map((point) => new Candidate(point, goal))
    const { confidence, indifference, tolerance } = goal
    const groups = designs.map(({ scenario }) => (asksForSmallest(goal) ? scenario.team.size : 0))
    this.selection = new Selection(groups, {
      confidence,
      successShare: confidence,
      tolerance,
      indifference,
      first: Math.min(ROUND, replicationsMax),
      observationsMax: replicationsMax,
    })
  }

  /** Runs simulated so far. */
  get runs(): number {
    return this.candidates.reduce((sum, { replications }) => sum + replications, 0)
  }

  /**
   * Goes on until the choice is made: the design chosen, or null.
   * @throws Stopped, and whatever a job fails with
   */
  async choose(): Promise<Candidate | null> {
    for (let needed = this.selection.next(); needed.length > 0; needed = this.selection.next())
      await this.simulate(
        needed.map((index) => this.candidates[index]!),
        () => ROUND,
      )
    const { choice } = this.selection
    return choice === null ? null : this.candidates[choice]!
  }

  /** Brings candidates, who may be named twice, to so many replications, or to the most allowed. */
  async replicate(candidates: readonly Candidate[], replications: number): Promise<void> {
    const short = [...new Set(candidates)].filter((candidate) => candidate.replications < replications)
    if (short.length > 0) await this.simulate(short, (candidate) => replications - candidate.replications)
  }

  /** A round: so many more replications of each candidate, within what is allowed. */
  private async simulate(candidates: readonly Candidate[], more: (candidate: Candidate) => number): Promise<void> {
    const jobs = candidates.flatMap((candidate) => this.jobsOf(candidate, more(candidate)))
    const rows = await this.rowsOf(jobs)
    for (const [at, { point }] of jobs.entries()) this.fold(this.candidates[point]!, rows[at]!)
    const open = this.candidates.filter((_, index) => !this.selection.isOut(index)).length
    this.execution.onProgress?.({ runs: this.runs, designs: this.candidates.length, open })
  }

  private jobsOf({ point, replications }: Candidate, more: number): Job[] {
    const end = Math.min(replications + more, this.replicationsMax)
    const jobs: Job[] = []
    for (let first = replications; first < end; first += JOB)
      jobs.push({ point: point.index, first, count: Math.min(JOB, end - first) })
    return jobs
  }

  private fold(candidate: Candidate, rows: Rows): void {
    for (let at = 0; at * ROW_WIDTH < rows.length; at++) {
      const { value, met } = candidate.add(rowAt(rows, at))
      this.selection.add(candidate.point.index, value, met)
    }
  }

  /** The rows of jobs, in their order; a few at a time, so that a stop is heeded soon. */
  private async rowsOf(jobs: readonly Job[]): Promise<Rows[]> {
    const { runner, stopped } = this.execution
    const rows: Rows[] = []
    let next = 0
    const work = async () => {
      while (next < jobs.length) {
        if (stopped?.()) throw new Stopped('stopped')
        const at = next++
        rows[at] = await runner.run(jobs[at]!)
      }
    }
    await Promise.all(Array.from({ length: 2 * runner.slots }, work))
    return rows
  }
}
