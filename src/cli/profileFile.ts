import { Document, isCollection, isMap, isNode, type Scalar } from 'yaml'
import { type ModelCalibration, modeOf } from '../calibration/index.ts'
import { type LoggedRun, recordedName } from '../dataset/index.ts'
import { meanTaskTokens, parallelShareByCount } from '../experiment/index.ts'
import { type Profile, profileSchema, type Scenario } from '../scenario/index.ts'
import { mean } from '../stats/index.ts'

/** A file of a folder: its name, and what is in it. */
export interface ResultFile {
  readonly name: string
  readonly text: string
}

type Mapping = Readonly<Record<string, unknown>>

/**
 * A calibrated profile as a file: every number with its standard error, how it was estimated and from how many observations; what
 * is as usual is left out.
 * @param scenarios the task sets of its runs, as they were sized
 */
export function profileFile(
  { profile, values }: ModelCalibration,
  runs: readonly LoggedRun[],
  scenarios: readonly Scenario[],
  source: string,
): ResultFile {
  const estimated = new Set(values.map(({ name }) => name))
  const plain = profileSchema.parse({ name: profile.name }) as unknown as Mapping
  const { name, latency, tokens, behaviour, quality, prices } = profile
  const { assigned, ...habits } = behaviour
  const blocks = { latency, tokens, behaviour: habits, quality }
  const text = new Document({
    name,
    ...measuredAs(runs),
    source,
    calibratedOn: calibratedOn(runs, scenarios),
    ...Object.fromEntries(
      Object.entries(blocks).map(([block, numbers]) => [
        block,
        unusual(block, numbers, plain[block] as Mapping, estimated),
      ]),
    ),
  })
  if (Object.keys(assigned).length > 0) text.setIn(['behaviour', 'assigned'], text.createNode(rounded(assigned)))
  if (prices) text.set('prices', text.createNode(prices))
  for (const value of values) comment(text, value.name.split('.'), commentOf(value))
  for (const path of [['calibratedOn'], ...Object.keys(blocks).map((block) => [block]), ['behaviour', 'assigned']])
    inLines(text, path)
  text.set('source', folded(text, source))
  return { name: `${name}.yaml`, text: text.toString({ lineWidth: 140, flowCollectionPadding: false }) }
}

/** The one name under which its runs are recorded. */
function measuredAs(runs: readonly LoggedRun[]): Pick<Profile, 'measuredAs'> {
  const names = new Set(runs.map(recordedName))
  const [only] = names
  return names.size === 1 && only ? { measuredAs: only } : {}
}

const commentOf = ({ standardError, interval95, how, observations }: ModelCalibration['values'][number]): string => {
  const error = interval95
    ? `95 %: ${interval95.map((end) => end.toPrecision(2)).join(' to ')}`
    : `± ${standardError.toPrecision(2)}`
  return ` ${error}; ${how} (${Math.round(observations)})`
}

/** Values that are estimated, or not what they are by default. */
function unusual(block: string, values: object, plain: Mapping, estimated: ReadonlySet<string>): Mapping {
  const kept = Object.entries(values).filter(
    ([key, value]) => estimated.has(`${block}.${key}`) || JSON.stringify(value) !== JSON.stringify(plain[key]),
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, rounded(value)]))
}

function calibratedOn(
  runs: readonly LoggedRun[],
  scenarios: readonly Scenario[],
): NonNullable<Profile['calibratedOn']> {
  const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)]
  const meanTokens = scenarios.map(({ tasks }) => mean(meanTaskTokens(tasks)))
  return {
    suites: sorted(runs.map(({ taskType }) => taskType)),
    sizes: sorted(runs.map(({ teammates }) => teammates)),
    modes: sorted(runs.flatMap(({ mode }) => modeOf(mode) ?? [])),
    pacing: ['rounds'],
    tasks: range(scenarios.map(({ tasks }) => tasks.length)),
    taskTokens: [Math.floor(Math.min(...meanTokens)), Math.ceil(Math.max(...meanTokens))],
    parallelShare: range(scenarios.map(({ tasks }) => Number(parallelShareByCount(tasks).toFixed(6)))),
    mixedTeams: false,
    runs: runs.length,
  }
}

function comment(text: Document, path: readonly string[], words: string): void {
  const node = text.getIn(path, true)
  if (isNode(node)) node.comment = words
}

/** What stands below a place stands in a line each, as distributions do; but for the habits that differ. */
function inLines(text: Document, path: readonly string[]): void {
  const node = text.getIn(path, true)
  if (!isMap(node)) return
  for (const { key, value } of node.items) if (isCollection(value) && String(key) !== 'assigned') value.flow = true
}

function folded(text: Document, words: string): Scalar {
  const node = text.createNode(words) as Scalar
  node.type = 'BLOCK_FOLDED'
  return node
}

/** Three digits are more than a standard error leaves standing. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(3)) : part,
  )

const sorted = <Value extends string | number>(values: readonly Value[]): Value[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1))
