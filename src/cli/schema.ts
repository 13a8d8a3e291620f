import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { scenarioJsonSchema } from '../scenario/index.ts'
import type { Command } from './command.ts'
import { print } from './output.ts'

/** `brooks schema`: the JSON Schema of scenario files, for editors. */
export const schema: Command = {
  handler() {
    print(JSON.stringify(scenarioJsonSchema(policyKinds, metricNames), null, 2))
  },
}
