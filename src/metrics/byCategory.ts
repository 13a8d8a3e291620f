import { type CategoryName, categories, dollarsOf, type Run } from '../team/index.ts'
import type { Metric, Unit } from './metric.ts'
import { onePass } from './onePass.ts'
import { isPriced } from './tokens.ts'

/** What the ledger holds of each category, all agents together. */
interface Totals {
  readonly us: Float64Array
  readonly tokens: Float64Array
  readonly dollars: Float64Array
}

const totals = onePass(({ model, log: { ledger } }: Run): Totals => {
  const us = new Float64Array(categories.length)
  const tokens = new Float64Array(categories.length)
  const dollars = new Float64Array(categories.length)
  for (let row = 0; row < ledger.length; row++) {
    const category = ledger.category[row]!
    const input = ledger.inputTokens[row]!
    const output = ledger.outputTokens[row]!
    us[category]! += ledger.endUs[row]! - ledger.startUs[row]!
    if (input + output === 0) continue
    const { prices } = model.members[ledger.agent[row]!]!.profile
    tokens[category]! += input + output
    dollars[category]! += dollarsOf(prices, input, ledger.cachedTokens[row]!, output)
  }
  return { us, tokens, dollars }
})

/** One metric for each category of the ledger. */
function ofEach(prefix: string, unit: Unit, what: string, of: (run: Run, category: number) => number | null): Metric[] {
  return categories.map((category: CategoryName, index) => ({
    name: `${prefix}.${category}`,
    unit,
    ...(unit === 's' && { duration: true as const }),
    summary: `${what} in the ledger's category ${category}, all agents together.`,
    of: (run) => of(run, index),
  }))
}

/** The times sum to n × makespan, tokens and prices to those of the run. */
export const byCategory: readonly Metric[] = [
  ...ofEach('time', 's', 'Agent-time', (run, category) => totals(run).us[category]! / 1e6),
  ...ofEach('tokens', 'tokens', 'Tokens read and written', (run, category) => totals(run).tokens[category]!),
  ...ofEach('cost', 'USD', 'Price of the tokens', (run, category) =>
    isPriced(run) ? totals(run).dollars[category]! : null,
  ),
]
