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
  of(run) {
    if (!isPriced(run)) return null
    const { model, log } = run
    const { agent, inputTokens, cachedTokens, outputTokens, length } = log.ledger
    let dollars = 0
    for (let row = 0; row < length; row++) {
      if (inputTokens[row] === 0 && outputTokens[row] === 0) continue
      const { prices } = model.members[agent[row]!]!.profile
      dollars += dollarsOf(prices, inputTokens[row]!, cachedTokens[row]!, outputTokens[row]!)
    }
    return dollars
  },
}

/** Whether every agent of the team has prices. */
export const isPriced = ({ model }: Run): boolean => model.members.every(({ profile }) => profile.prices !== undefined)
