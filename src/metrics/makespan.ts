import type { Metric } from './metric.ts'

export const makespan: Metric = {
  name: 'makespan',
  unit: 's',
  duration: true,
  summary: 'Time from the start to the end of the run (the paper: wall clock).',
  of: ({ makespanUs }) => makespanUs / 1e6,
}
