import wrapAnsi from 'wrap-ansi'
import type { PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/duration.ts'
import { designAt, designWords, dollars, measured, percent, planWords } from '../report/index.ts'
import { bewares } from './report.ts'
import { table } from './table.ts'

/** Width of the text; the same everywhere, so that output can be compared. */
const COLUMNS = 100

/** The answer of `brooks plan` on a terminal. */
export function planText(plan: PlanResult): string {
  const { scenario, designs, runs, seed } = plan
  return [
    `${scenario}: ${designs.length} ${designs.length === 1 ? 'design' : 'designs'}, ${runs} runs, seed ${seed}`,
    '',
    ...planWords(plan).map((words) => wrapAnsi(words, COLUMNS)),
    '',
    frontTable(plan),
    ...bewares(plan.warnings),
  ].join('\n')
}

/** The designs that no other one beats in both makespan and dollars. */
function frontTable(plan: PlanResult): string {
  const lines = plan.front.map((index) => {
    const design = designAt(plan, index)
    const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
    return [
      `${index === plan.recommended ? '* ' : '  '}${designWords(design)}`,
      formatDuration(makespan.mean!),
      formatDuration(makespan.p90.value!),
      dollars(cost.mean!),
      percent(design.meets.share),
      `${design.replications}`,
    ]
  })
  const head = ['  makespan against dollars', 'makespan', 'P90', 'cost', 'in time', 'runs']
  return lines.length === 0 ? 'No design completes often enough.' : table(head, lines)
}
