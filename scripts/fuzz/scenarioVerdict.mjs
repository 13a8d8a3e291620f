import {
  DesignError, factorOf, idleValues, loadScenario, metricNames, policyKinds, problemLines, replicate, ScenarioError, settingsOf,
} from '../../dist/index.js' // biome-ignore format: a list of names
import { textOf } from './scenarioMutations.mjs'

/** Runs are cut short: what takes long is to be found, not simulated. */
const TURNS_MAX = 200
/** Agents times tasks of a run at most. */
const PLACES_MAX = 50_000
/** Design points that are tried of a case. */
const POINTS_MAX = 3

/** What comes of a case: its outcome in a word or two, and what is wrong with that, if anything is. */
export function verdictOf({ file, mutated, text, set, vary }) {
  const read = (path) => (path === mutated ? text : textOf(path))
  try {
    const factors = vary.map(factorOf)
    const loaded = loadScenario(file, { read, kinds: policyKinds, metrics: metricNames, idle: idleValues, set })
    const settings = factors.length > 0 ? settingsOf(factors, 'grid').slice(0, POINTS_MAX) : []
    const made = settings.length > 0 ? settings.map((point) => loaded.at(point)) : [loaded]
    return worst(made.map(({ scenario, warnings }) => worst([linesVerdict(problemLines(warnings)), run(scenario)])))
  } catch (error) {
    if (error instanceof ScenarioError)
      return {
        outcome: 'refused',
        fault: linesFault(error.message.split('\n')) ?? (error.message.length > 150_000 ? 'too much text' : undefined),
      }
    if (error instanceof DesignError) return { outcome: 'refused design', fault: wordsFault(error.message) }
    return { outcome: 'exception', fault: String(error?.stack ?? error).slice(0, 600) }
  }
}

/** The first with a fault, or the last. */
const worst = (verdicts) => verdicts.find(({ fault }) => fault !== undefined) ?? verdicts.at(-1)

const linesVerdict = (lines) => ({ outcome: 'bad words', fault: linesFault(lines) })

/** Every line has a place, at most 100 are shown, and none has words of a library or what a terminal obeys. */
function linesFault(lines) {
  if (lines.length > 102) return `${lines.length} lines`
  const odd = lines.find(
    (line) => !/^(.+:\d+:\d+|--(set|vary) .*|[\w./-]+): (error|warning): .|^and \d+ more (error|warning)s?$/.test(line),
  )
  return odd === undefined ? lines.map(wordsFault).find((fault) => fault !== undefined) : `no place: ${odd}`
}

function wordsFault(line) {
  const words =
    /\bundefined\b|\[object|Invalid |received|Unrecognized|Too (big|small)|is not (a function|iterable)|Cannot read/.exec(
      line,
    )
  if (words) return `words of a library: ${line.slice(0, 300)}`
  return /[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(line)
    ? `control characters: ${JSON.stringify(line).slice(0, 300)}`
    : undefined
}

/** Simulates a scenario and one agent alone, twice, and looks at all that comes of it. */
function run(scenario) {
  if (scenario.team.size * scenario.tasks.length > PLACES_MAX) return { outcome: 'too large to run here' }
  const short = { ...scenario, limits: { ...scenario.limits, turns: Math.min(scenario.limits.turns, TURNS_MAX) } }
  const runs = replicate(short, scenario.seed, 2)
  const outcomes = new Set()
  for (let step = runs.next(); ; step = runs.next()) {
    if (step.done)
      return { outcome: `ran: ${[...outcomes].sort().join(', ')}`, fault: estimatesFault(step.value.estimates()) }
    const fault = rowsFault(step.value) ?? logFault(step.value.run.log)
    outcomes.add(step.value.outcome)
    if (fault !== undefined) return { outcome: 'bad numbers', fault }
    if (step.value.run.log.turns.length > short.limits.turns)
      return { outcome: 'bad numbers', fault: 'more turns than limits.turns' }
  }
}

const isSound = (value) => value === null || Number.isFinite(value)

function rowsFault({ row, baselineRow }) {
  const odd = [...row, ...baselineRow].findIndex((value) => !isSound(value))
  return odd < 0 ? undefined : `metric ${metricNames[odd % row.length]} is ${[...row, ...baselineRow][odd]}`
}

function logFault(log) {
  for (const [table, columns] of Object.entries(log))
    for (const [name, column] of Object.entries(columns))
      if (ArrayBuffer.isView(column) && !column.subarray(0, columns.length).every(Number.isFinite))
        return `${table}.${name} is not finite`
  return undefined
}

function estimatesFault(estimates) {
  for (const [name, { mean, ci95 }] of Object.entries(estimates))
    if (![mean, ...(ci95 ?? [])].every(isSound)) return `estimate ${name}: mean ${mean}, interval ${ci95}`
  return undefined
}
