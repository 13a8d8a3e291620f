import { distributionOf } from '../random/index.ts'
import type { Report } from './problem.ts'
import type { Scenario } from './schema.ts'
import { get, isList, type Node } from './tree.ts'

/** Warns of tasks that are mostly too large for a turn of an agent that loses what is cut off. */
export function checkSizes({ tasks, agents, team }: Scenario, root: Node, report: Report): void {
  const nodes = get(root, 'tasks')
  for (const name of new Set(team.members)) {
    const { truncation, verbosity, outputTokensMax } = agents[name]!.tokens
    if (truncation !== 'lost') continue
    for (const [index, { outputTokens }] of tasks.entries()) {
      const size = distributionOf(outputTokens).mean * verbosity
      const node = isList(nodes) ? get(nodes.data[index], 'outputTokens') : undefined
      if (size <= outputTokensMax || !node) continue
      report.warn(node.place, {
        message: `the ${Math.round(size)} tokens that ${name} would write are above its tokens.outputTokensMax, ${outputTokensMax}`,
        hint: 'with truncation: lost the task may never be written',
      })
    }
  }
}
