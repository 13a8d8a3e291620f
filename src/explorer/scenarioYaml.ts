import { stringify } from 'yaml'
import type { Scenario } from '../scenario/index.ts'

/** A scenario as a file of its own, with everything it refers to and this seed: `brooks run` makes the same run of it. */
export const scenarioYaml = (scenario: Scenario, seed: number): string =>
  `# Written by the explorer. Run it with: npx brooks run ${scenario.name}.yaml\n${stringify({ ...scenario, seed }, { lineWidth: 120 })}`
