import { createHash } from 'node:crypto'
import { type SharedFiles, type Study, type SweepResult, sharedFiles, validityWarnings } from '../experiment/index.ts'
import type { Experiment, Scenario } from '../scenario/index.ts'
import { version } from '../version.ts'

/** What the results of one scenario were made from: enough to make them again, byte for byte. */
export function manifest(scenario: Scenario, seed: number, replications: number): string {
  const made = { brooks: version, scenarioHash: hash(scenario), seed, replications }
  const beware = { ...inCommon(sharedFiles([scenario])), warnings: validityWarnings(scenario) }
  return text({ ...made, ...beware, scenario })
}

/** The same for results of many scenarios, each with its own seed: their hashes. */
export function manifestOfMany(scenarios: readonly Scenario[], replications: number): string {
  const runs = scenarios.map((scenario) => ({ name: scenario.name, seed: scenario.seed, scenarioHash: hash(scenario) }))
  const warnings = [...new Set(scenarios.flatMap(validityWarnings))]
  return text({ brooks: version, replications, warnings, scenarios: runs })
}

/** What the results of a study were made from. */
export function studyManifest(
  { points, replicationsMax, checkpoints }: Study,
  seed: number,
  experiment: Experiment,
  scenario: Scenario,
  { filesInCommon, warnings }: Pick<SweepResult, 'filesInCommon' | 'warnings'>,
): string {
  return text({
    brooks: version,
    scenarioHash: hash(scenario),
    seed,
    replicationsMax,
    checkpoints,
    experiment: blockOf(experiment),
    ...inCommon(filesInCommon),
    warnings,
    pointHashes: points.map(({ scenario: varied }) => hash(varied)),
    scenario,
  })
}

/** What results say of files in common; nothing where there are none. */
export const inCommon = (shared: SharedFiles | null | undefined): { filesInCommon?: SharedFiles } =>
  shared ? { filesInCommon: shared } : {}

/** An experiment as a scenario file would say it. */
function blockOf({ factors, design, runs, metrics, baseline }: Experiment): object {
  const vary = Object.fromEntries(factors.map(({ path, values }) => [path, values]))
  return { vary, design, ...runs, metrics, baseline }
}

const hash = (scenario: Scenario): string => createHash('sha256').update(JSON.stringify(scenario)).digest('hex')
const text = (manifest: object): string => `${JSON.stringify(manifest, null, 2)}\n`
