import { dollarsOf, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

function sum(column: Float64Array, length: number): number {
  let total = 0
  for (let row = 0; row < length; row++) total += column[row]!
  return total
}

export const inputTokens: Metric = {
  name: 'inputTokens',
  unit: 'tokens',
  summary: 'Tokens read by all agents, cached ones included.',
  of: ({ log: { ledger } }) => sum(ledger.inputTokens, ledger.length),
}

export const cachedTokens: Metric = {
  name: 'cachedTokens',
  unit: 'tokens',
  summary: 'Input tokens that were read from a cache.',
  of: ({ log: { ledger } }) => sum(ledger.cachedTokens, ledger.length),
}

export const outputTokens: Metric = {
  name: 'outputTokens',
  unit: 'tokens',
  summary: 'Tokens written by all agents.',
  of: ({ log: { ledger } }) => sum(ledger.outputTokens, ledger.length),
}

export const cost: Metric = {
  name: 'cost',
  unit: 'USD',
  summary: "Price of all tokens; none where an agent's profile has no prices.",
  of: (run) => (isPriced(run) ? costWhere(run, () => true) : null),
}

/** Whether every agent of the team has prices. */
export const isPriced = ({ model }: Run): boolean => model.members.every(({ profile }) => profile.prices !== undefined)

/** US dollars for the rows of the ledger that `counts` picks. */
export function costWhere({ model, log: { ledger } }: Run, counts: (row: number) => boolean): number {
  let dollars = 0
  for (let row = 0; row < ledger.length; row++) {
    if (!counts(row)) continue
    const { prices } = model.members[ledger.agent[row]!]!.profile
    dollars += dollarsOf(prices, ledger.inputTokens[row]!, ledger.cachedTokens[row]!, ledger.outputTokens[row]!)
  }
  return dollars
}
