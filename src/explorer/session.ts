import { type Replication, replicate, type Summary } from '../experiment/index.ts'
import { Recent } from '../experiment/recent.ts'
import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { distributionOf } from '../random/index.ts'
// Not by the index: that holds all words of plans.
import { filesInCommonWords } from '../report/filesInCommonWords.ts'
import {
  filesInCommon,
  type Loaded,
  loadScenario,
  problemLines,
  type Scenario,
  ScenarioError,
} from '../scenario/index.ts'
import { idleValues } from '../team/index.ts'
import { about } from './about.ts'
import { CurveStream, curveSizes } from './curveStream.ts'
import type { GraphLayout } from './layout.ts'
import { type MeasuredTable, measuredPoints, measuredTeam } from './measured.ts'
import type { Message, Picture } from './message.ts'
import { readerOf } from './reader.ts'
import { replayOf } from './replay.ts'
import { sizeSweep } from './sizeSweep.ts'
import { setTexts, teamKey, type View } from './view.ts'

/** What a session needs of its surroundings. */
export interface Surroundings {
  /** The packaged files, by path. */
  readonly packaged: Readonly<Record<string, string>>
  /** The table of measured cells, if it is there already. */
  measured(): MeasuredTable | null
  /** `layOutGraph`; what it needs is large, so that a page may load it behind its first picture. */
  layOut(needs: readonly (readonly number[])[]): GraphLayout
}

/** Answers views, one after another, and remembers what it can use again. It has no clock and waits for nothing. */
export class Session {
  private isNew = true
  private readonly loaded = new Recent<Loaded>(4)
  private readonly curves = new Recent<CurveStream>(6)
  private readonly layouts = new Recent<GraphLayout>(32)

  constructor(private readonly surroundings: Surroundings) {}

  /** Everything there is to say of a view, as it is found; null where the caller may pause, or stop for a newer view. */
  *explore(view: View): Generator<Message | null, void> {
    if (this.isNew) yield { kind: 'about', about }
    this.isNew = false
    const picture = this.picture(view)
    yield picture
    if (picture.kind === 'refused') return
    const { scenario, seed } = picture.picture
    yield { kind: 'layout', layout: this.layout(picture.picture) }
    const table = view.measured ? this.surroundings.measured() : null
    if (table) yield { kind: 'measured', measured: measuredPoints(table, scenario, this.asMeasured(view, scenario)) }
    for (const curve of this.curve(view, seed).run(curveSizes(scenario.team.size)))
      yield curve && { kind: 'curve', curve }
  }

  private picture(view: View): Extract<Message, { kind: 'picture' | 'refused' }> {
    try {
      const { scenario, warnings } = this.open(view).with(setTexts(view))
      return { kind: 'picture', picture: pictureOf(scenario, view.seed ?? scenario.seed, problemLines(warnings)) }
    } catch (error) {
      if (error instanceof ScenarioError) return { kind: 'refused', problems: error.problems }
      throw error
    }
  }

  private open({ scenario, files }: View): Loaded {
    return this.loaded.get(`${scenario}\n${JSON.stringify(files)}`, () =>
      loadScenario(scenario, {
        read: readerOf(files, this.surroundings.packaged),
        kinds: policyKinds,
        metrics: metricNames,
        idle: idleValues,
      }),
    )
  }

  /** The team that was measured with this one's size, model and mode; null where there is none. */
  private asMeasured(view: View, scenario: Scenario): Scenario | null {
    const settings = measuredTeam(view, scenario)
    if (!settings) return null
    try {
      return this.open(view).with(settings).scenario
    } catch (error) {
      if (error instanceof ScenarioError) return null // a member that only the settings describe
      throw error
    }
  }

  private layout({ replay: { tracks } }: Picture): GraphLayout {
    const needs = tracks.map((track) => track.needs)
    return this.layouts.get(JSON.stringify(needs), () => this.surroundings.layOut(needs))
  }

  /** The curve of a view: the same for all sizes of the team. */
  private curve(view: View, seed: number): CurveStream {
    const variant = (size: number): Scenario => this.open(view).with([...setTexts(view), `team.size=${size}`]).scenario
    return this.curves.get(teamKey(view), () => new CurveStream(variant, seed))
  }
}

/** Replication 0 of a seed, and its metrics as `brooks run` gives them. */
function pictureOf(scenario: Scenario, seed: number, warnings: readonly string[]): Picture {
  const runs = replicate(scenario, seed, 1)
  const { run } = runs.next().value as Replication
  const { outcome, reason } = run
  const replay = replayOf(run) // before the generator goes on: the run is valid until then
  const summary = runs.next().value as Summary
  const sweep = sizeSweep(scenario, seed, [{ size: scenario.team.size, scenario, replications: 1, summary }])
  return {
    scenario,
    seed,
    latencyCv: latencyCvOf(scenario),
    outcome,
    reason,
    summary: sweep,
    replay,
    filesInCommon: sharedWords(scenario),
    warnings: [...warnings, ...sweep.warnings],
  }
}

function latencyCvOf({ agents, team }: Scenario): number {
  const { mean, variance } = distributionOf(agents[team.members[0]!]!.latency.noise)
  return variance === 0 || variance === Infinity ? variance : Math.sqrt(variance) / mean
}

/** Of a team of any size: the curve beside it shows larger ones. */
function sharedWords({ tasks, board }: Scenario): string | null {
  const shared = filesInCommon(tasks, board.enforceNeeds)
  return shared && filesInCommonWords(shared, tasks.length)
}
