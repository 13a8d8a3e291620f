import { CATEGORY, type CategoryName, categories } from '../team/index.ts'
import type { Metric } from './metric.ts'
import { costWhere, isPriced } from './tokens.ts'

/** Agent-time in a category, all agents together: the twelve of them sum to n × makespan. */
const time = (category: CategoryName): Metric => ({
  name: `time.${category}`,
  unit: 's',
  summary: `Agent-time in the ledger's category ${category}, all agents together.`,
  of({ log: { ledger } }) {
    const wanted = CATEGORY[category]
    let us = 0
    for (let row = 0; row < ledger.length; row++) {
      if (ledger.category[row] === wanted) us += ledger.endUs[row]! - ledger.startUs[row]!
    }
    return us / 1e6
  },
})

/** Tokens in and out that a category caused. */
const tokens = (category: CategoryName): Metric => ({
  name: `tokens.${category}`,
  unit: 'tokens',
  summary: `Tokens read and written in the ledger's category ${category}.`,
  of({ log: { ledger } }) {
    const wanted = CATEGORY[category]
    let total = 0
    for (let row = 0; row < ledger.length; row++) {
      if (ledger.category[row] === wanted) total += ledger.inputTokens[row]! + ledger.outputTokens[row]!
    }
    return total
  },
})

const cost = (category: CategoryName): Metric => ({
  name: `cost.${category}`,
  unit: 'USD',
  summary: `Price of the tokens in the ledger's category ${category}.`,
  of(run) {
    const { ledger } = run.log
    return isPriced(run) ? costWhere(run, (row) => ledger.category[row] === CATEGORY[category]) : null
  },
})

export const byCategory: readonly Metric[] = [time, tokens, cost].flatMap((metric) => categories.map(metric))
