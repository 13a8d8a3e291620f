import wrapAnsi from 'wrap-ansi'
import {
  averageOver,
  type HeadlineLine,
  type PaperCell,
  type PaperMetric,
  paperModes,
  paperSizes,
  paperSuites,
  type Spread,
  type StatedLine,
  type SuccessLine,
  speedupOf,
  unseenSuites,
} from '../experiment/paper/index.ts'
import { figure, table } from './table.ts'

/** What `brooks reproduce` has found, of the suites shown. */
export interface Reproduction {
  readonly simulated: readonly PaperCell[]
  readonly measured: readonly PaperCell[]
  readonly headline: readonly HeadlineLine[]
  readonly success: readonly SuccessLine[]
  /** What the paper states. */
  readonly stated: readonly StatedLine[]
  readonly studies: number
  readonly replications: number
  /** Where what was measured comes from. */
  readonly source: string
}

/** The headline in tables, simulated beside measured. */
export function paperText(found: Reproduction): string {
  return [
    opening(found),
    `Speedup over one agent in the same mode, simulated (measured), means over models and suites, of successful runs\n${speedups(found)}`,
    `Runs that succeeded, simulated (measured)\n${successes(found)}`,
    ...paperModes.map((mode) => headlineTable(found, mode)),
    headlineNotes(found),
    statedNotes(found),
    `Conflicts per successful run in teams of 2 to 5\n${conflicts(found)}`,
    CONFLICT_NOTES,
  ].join('\n\n')
}

/** Of lines of prose; the same everywhere, so that output can be compared. */
const WIDTH = 100

function opening({ simulated, measured, source, replications }: Reproduction): string {
  const suites = [...new Set(simulated.map(({ suite }) => suite))]
  const others = paperSuites.filter((suite) => !suites.includes(suite))
  const own = measured.length > 0 ? `${measured.length} cells. ${source}` : 'nothing in these suites'
  return [
    `Simulated: ${simulated.length} cells of ${suites.join(', ')}, ${replications} runs each.`,
    `Measured: ${own}.`,
    ...origin(suites),
    ...(others.length > 0 ? [`Not shown: ${others.join(', ')} (--suite).`] : []),
  ]
    .map((line) => wrapAnsi(line, WIDTH))
    .join('\n')
}

/** What the agents could know of what they are compared with. */
function origin(suites: readonly string[]): string[] {
  const [seen, unseen] = [false, true].map((is) => suites.filter((suite) => unseenSuites.includes(suite) === is))
  return [
    ...(seen!.length > 0
      ? [`In sample: the agents were calibrated on the published runs of ${seen!.join(', ')}.`]
      : []),
    ...(unseen!.length > 0
      ? [`Task sizes of ${unseen!.join(', ')} are placeholders; no run of it was looked at.`]
      : []),
  ]
}

const both = (simulated: string, measured: string) => `${simulated} (${measured})`
const teamHead = paperSizes.map((n) => `n = ${n}`)

function speedups({ simulated, measured }: Reproduction): string {
  const ps = [...new Set(simulated.map(({ p }) => p))].sort((a, b) => a - b)
  const rows = paperModes.flatMap((mode) =>
    ps.map((p) => {
      const at = (cells: readonly PaperCell[], n: number) => {
        const teams = cells.filter((cell) => cell.mode === mode && cell.p === p && cell.n === n)
        return speedupOf(teams, cells)?.mean.toFixed(2) ?? '–'
      }
      return [mode, `p = ${figure(p)}`, ...paperSizes.map((n) => both(at(simulated, n), at(measured, n)))]
    }),
  )
  return table(['mode', 'graph', ...teamHead], rows, 2)
}

function successes({ success }: Reproduction): string {
  const share = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(0)} %`)
  const rows = paperModes.map((mode) => [
    mode,
    ...success
      .filter((line) => line.mode === mode)
      .map(({ simulated, measured }) => both(share(simulated), share(measured))),
  ])
  return table(['mode', ...teamHead], rows)
}

function headlineTable({ headline }: Reproduction, mode: string): string {
  const own = headline.filter((line) => line.mode === mode)
  const [cells, runs] = (['cells', 'runs'] as const).map((over) => own.filter((line) => line.over === over))
  const rows = cells!.map((line, index) => [line.statistic, ...numbers(line), ...numbers(runs![index]!)])
  return table([`teams of 2 to 5, ${mode}`, 'cells: simulated', 'measured', 'runs: simulated', 'measured'], rows)
}

function numbers({ simulated, measured, decimals }: HeadlineLine): [string, string] {
  const number = (value: number | null) => (decimals === null ? probability(value) : fixed(value, decimals))
  return [spread(simulated, number), number(measured)]
}

function spread(simulated: Spread | null, number: (value: number | null) => string): string {
  if (simulated === null) return '–'
  const [middle, low, high] = [simulated.median, simulated.low, simulated.high].map(number)
  return low === high ? middle! : `${middle} (${low} to ${high})`
}

const fixed = (value: number | null, decimals: number): string =>
  value?.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) ?? '–'

const probability = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3))

function headlineNotes({ studies, measured }: Reproduction): string {
  const simulated =
    studies === 1
      ? 'Simulated: one study, with as many runs in a cell as were measured, or all there are where those are fewer.'
      : `Simulated: median (lowest to highest) of ${studies} studies, each with as many runs in a cell as were measured.`
  const unknown = measured.some(({ each }) => each === null)
  return [
    simulated,
    'Cells: mean wall clock of one agent ÷ that of the team; runs: the same mean ÷ each successful run of the team.',
    ...(unknown ? ['–: the committed means say nothing of single runs; --dataset FOLDER reads those.'] : []),
  ]
    .map((line) => wrapAnsi(line, WIDTH))
    .join('\n')
}

function statedNotes({ stated }: Reproduction): string {
  const lines = stated.map(
    (line) => `- ${line.name} ${statement(line)}: ${VERDICTS.get(line.reproduced)}. ${findings(line)}`,
  )
  return ['The paper states of preassigned teams, on runs that include a third suite:', ...lines]
    .map((line) => wrapAnsi(line, WIDTH))
    .join('\n')
}

const VERDICTS = new Map([
  [true, 'reproduced'],
  [false, 'NOT reproduced'],
  [null, 'not known without single runs'],
])

const statement = ({ stated, isBelow }: StatedLine): string => (isBelow ? `< ${stated}` : `${stated}`)

function findings({ stated, isBelow, runs, cells, allSuites, reproduced, remark }: StatedLine): string {
  const number = (value: number | null) => (isBelow ? probability(value) : fixed(value, decimalsOf(stated)))
  const known = Object.entries({ runs, cells }).filter(([, value]) => value !== null)
  const measured = known.map(([over, value]) => `over ${over} ${number(value)}`).join(', ')
  const third = Object.entries(allSuites).filter(([, value]) => value !== null)
  const withThird = third.map(([over, value]) => `over ${over} ${number(value)}`).join(', ')
  return [
    ...(measured ? [`Measured ${measured}.`] : []),
    ...(withThird ? [`With all three suites ${withThird}.`] : []),
    ...(reproduced === false && remark ? [remark] : []),
  ].join(' ')
}

const decimalsOf = (stated: number): number => `${stated}`.split('.')[1]?.length ?? 0

type Kind = readonly [name: string, events: PaperMetric, column: PaperMetric | null]
const kinds: readonly Kind[] = [
  ['writes by two or more agents', 'concurrentWrites', null],
  ['writes twice or more', 'repeatedWrites', 'recordedConcurrentWrites'],
  ['rewrites', 'rewrites', null],
  ['blocked claims', 'blockedClaims', 'recordedClaimsBlocked'],
]

function conflicts({ simulated, measured }: Reproduction): string {
  const mean = (cells: readonly PaperCell[], metric: PaperMetric | null) => {
    const teams = cells.filter(({ n }) => n >= 2)
    return figure((metric && averageOver(teams, metric)?.mean) ?? null)
  }
  const rows = kinds.map(([name, events, column]) => [
    name,
    mean(simulated, events),
    mean(measured, events),
    mean(measured, column),
  ])
  return table(['kind', 'simulated', 'measured: events', 'measured: columns'], rows)
}

const CONFLICT_NOTES = wrapAnsi(
  'The authors draw the columns concurrent_writes and claims_blocked as they are. Some batches recorded 0 in them whatever ' +
    'happened, and the first counts a file that one agent writes twice in a round; the events say all.',
  WIDTH,
)
