import {
  type EventRow,
  eventColumns,
  type RunRow,
  runColumns,
  type SimulatedRun,
  simulatedEvents,
  simulatedRow,
  TableWriter,
} from '../dataset/index.ts'
import type { DesignPoint, PointResult } from '../experiment/index.ts'
import { Team } from '../team/index.ts'
import { ResultFolder } from './files.ts'
import { interruptibly } from './interruptible.ts'
import { progressBar } from './progress.ts'

/** Simulated runs as a dataset in the published format: `runs.parquet` and `events.parquet` of a folder, written as they come. */
export class DatasetExport {
  private readonly folder: ResultFolder
  private readonly runs: TableWriter<RunRow>
  private readonly events: TableWriter<EventRow>

  /**
   * `apart`: see `SimulatedRun`.
   * @throws UsageError as `ResultFolder` does
   */
  constructor(
    path: string,
    private readonly apart: boolean,
  ) {
    this.folder = new ResultFolder(path, ['runs.parquet', 'events.parquet'])
    this.runs = new TableWriter(runColumns, (bytes) => this.folder.append('runs.parquet', bytes))
    this.events = new TableWriter(eventColumns, (bytes) => this.folder.append('events.parquet', bytes))
  }

  add(simulated: SimulatedRun): void {
    const row = simulatedRow({ ...simulated, apart: this.apart })
    this.runs.add(row)
    for (const event of simulatedEvents(simulated, row.run_dir)) this.events.add(event)
  }

  /**
   * Adds the runs of a sweep, which keeps their numbers only: they are simulated once more, since a run is the same whenever it
   * is simulated. `kept`: what became of the work, should a signal end it.
   * @throws Interrupted
   */
  async addSweep(
    points: readonly DesignPoint[],
    results: readonly PointResult[],
    seed: number,
    { quiet, kept }: { quiet: boolean; kept: string },
  ): Promise<void> {
    const bar = quiet ? null : progressBar(results.reduce((sum, { replications }) => sum + replications, 0))
    const add = (simulated: SimulatedRun) => {
      this.add(simulated)
      bar?.step()
    }
    try {
      await interruptibly(runsAgain(points, results, seed), add, kept)
    } finally {
      bar?.stop()
    }
  }

  /** Puts the files in their places; their paths. */
  commit(): string[] {
    this.runs.finish()
    this.events.finish()
    return this.folder.commit()
  }

  discard(): void {
    this.folder.discard()
  }
}

/** The runs of a sweep; each is valid until the next. */
function* runsAgain(
  points: readonly DesignPoint[],
  results: readonly PointResult[],
  seed: number,
): Generator<SimulatedRun, void> {
  for (const { index, replications } of results) {
    const team = new Team(points[index]!.scenario)
    for (let replication = 0; replication < replications; replication++)
      yield { run: team.run(seed, replication), seed, replication, point: index }
  }
}
