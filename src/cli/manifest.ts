import { createHash } from 'node:crypto'
import type { Scenario } from '../scenario/index.ts'
import { version } from '../version.ts'

/** What a folder of results was made from: enough to make it again, byte for byte. */
export function manifest(scenario: Scenario, seed: number, replications: number): string {
  const scenarioHash = createHash('sha256').update(JSON.stringify(scenario)).digest('hex')
  return `${JSON.stringify({ brooks: version, scenarioHash, seed, replications, scenario }, null, 2)}\n`
}
