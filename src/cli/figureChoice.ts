import { figureNames } from '../figures/figureKind.ts'
import type { SweepSummary } from '../figures/index.ts'
import { type Factor, factorOf, nameHint } from '../scenario/index.ts'
import { usage } from './experiment.ts'
import type { Results } from './results.ts'
import { UsageError } from './usage.ts'

/** What results can be drawn as: the figures of a sweep, and the chart of a traced run. */
export const kindNames = [...figureNames, 'gantt'] as const
export type KindName = (typeof kindNames)[number]

/** The kinds asked for, a curve where its metric or parameter is; none for all that can be drawn. @throws UsageError */
export function askedKinds(given: readonly string[], curveIsAsked: boolean): KindName[] {
  const kinds = given.map((name) => {
    const known = kindNames.find((kind) => kind === name)
    if (known) return known
    const hint = nameHint(name, kindNames, 'kinds')
    throw new UsageError(`--kind: unknown kind of figure ${JSON.stringify(name)} (${hint})`)
  })
  if (!curveIsAsked || kinds.includes('curve')) return kinds
  if (kinds.length === 0) return ['curve']
  throw new UsageError(`--metric and --x: expected --kind curve with them, got ${kinds.join(', ')}`)
}

/** Those of the kinds that the results can give, or all of them for none. @throws UsageError for one that they cannot */
export function kindsFrom({ folder, summary, traced }: Results, asked: readonly KindName[]): readonly KindName[] {
  const has = (name: KindName) => (name === 'gantt' ? traced : summary !== null)
  const lacking = asked.find((name) => !has(name))
  if (lacking === undefined) return asked.length > 0 ? asked : kindNames.filter(has)
  const source = lacking === 'gantt' ? 'ledger.jsonl, which brooks run --trace writes' : 'summary.json of brooks sweep'
  throw new UsageError(`no ${lacking} from ${folder}: it has no ${source}`)
}

/** Indices of the design points that meet all conditions; null without any. @throws UsageError if there are none */
export function pointsWhere(summary: SweepSummary | null, conditions: readonly Factor[]): number[] | null {
  if (conditions.length === 0) return null
  if (summary === null) throw new UsageError('--where: chooses design points, and a Gantt chart has none')
  const { vary, points } = summary
  const swept = vary.map(({ path }) => path)
  const unknown = conditions.find(({ path }) => !swept.includes(path))
  if (unknown) {
    const hint = nameHint(unknown.path, swept, 'ones')
    throw new UsageError(`--where: ${unknown.path} is no setting that the sweep varies${hint ? ` (${hint})` : ''}`)
  }
  const chosen = points.filter(({ settings }) =>
    conditions.every(({ path, values }) => values.includes(settings[path] ?? null)),
  )
  if (chosen.length > 0) return chosen.map(({ index }) => index)
  const known = vary.map(
    ({ path, values }) => `${path}=${values.slice(0, 9).join(',')}${values.length > 9 ? ',…' : ''}`,
  )
  throw new UsageError(`--where: no design point has these values; the sweep has ${known.join(' ')}`)
}

/** The factors of `--where`: values that settings may have. @throws UsageError */
export function conditionsOf(where: readonly string[]): Factor[] {
  return usage('--where', () => where.map(factorOf))
}
