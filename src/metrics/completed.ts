import type { Metric } from './metric.ts'

export const completed: Metric = {
  name: 'completed',
  unit: 'share',
  summary: 'Whether every task was marked done.',
  of: ({ outcome }) => (outcome === 'completed' ? 1 : 0),
}
