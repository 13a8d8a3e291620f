import type { PlanGoal } from '../experiment/index.ts'
// Not by the index: that draws figures, and what draws takes a while to load.
import { formatDuration } from '../figures/duration.ts'

/** "$12.30", to the cent; to three digits below a dollar. */
export function dollars(amount: number): string {
  const rounded = amount < 1 ? Number(amount.toPrecision(3)) : amount
  const maximumFractionDigits = amount < 1 ? 20 : 2
  return `$${rounded.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits })}`
}

/** "99.2 %"; what is not all, or not nothing, does not look as if it were. */
export function percent(share: number): string {
  const rounded = (100 * share).toFixed(1)
  if (rounded === '100.0' && share < 1) return '> 99.9 %'
  if (rounded === '0.0' && share > 0) return '< 0.1 %'
  return `${Number(rounded)} %`
}

/** The same text, no number parted from its unit at the end of a line. */
export const unbroken = (text: string): string => text.replace(/(\d) (?=(?:%|s|min|h|d)(?:\W|$))/g, '$1\u00a0')

/** As a sentence begins. */
export const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** "one agent", "7 agents". */
export const agentsWords = (count: number): string => (count === 1 ? 'one agent' : `${count} agents`)

/** "within 45 min and $10.00", after a space; empty without either. */
export function withinWords({ deadlineSeconds, budgetDollars }: PlanGoal): string {
  const limits = [
    ...(deadlineSeconds === null ? [] : [formatDuration(deadlineSeconds)]),
    ...(budgetDollars === null ? [] : [dollars(budgetDollars)]),
  ]
  return limits.length === 0 ? '' : ` within ${limits.join(' and ')}`
}
