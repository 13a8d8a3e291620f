import type { CommandModule } from 'yargs'
import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { scenarioJsonSchema } from '../scenario/index.ts'
import { print } from './output.ts'

/** `brooks schema`: the JSON Schema of scenario files, for editors. */
export const schema: CommandModule = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files, for editors',
  handler() {
    print(JSON.stringify(scenarioJsonSchema(policyKinds, metricNames), null, 2))
  },
}
