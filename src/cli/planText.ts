import wrapAnsi from 'wrap-ansi'
import type { PlanDesign, PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/duration.ts'
import { designAt, designWords, dollars, measured, percent, planWords, valueOfTimeWords } from '../report/index.ts'
import { bewares } from './report.ts'
import { table } from './table.ts'

/** Width of the text; the same everywhere, so that output can be compared. */
const COLUMNS = 100

/** The answer of `brooks plan` on a terminal. */
export function planText(plan: PlanResult): string {
  const { scenario, designs, runs, seed, goal } = plan
  const value = goal.minimize === 'total' ? `; ${valueOfTimeWords(goal)}` : ''
  return [
    `${scenario}: ${designs.length} ${designs.length === 1 ? 'design' : 'designs'}, ${runs} runs, seed ${seed}${value}`,
    '',
    ...planWords(plan).flatMap((words) => [wrapAnsi(words, COLUMNS), '']),
    frontTable(plan),
    ...bewares(plan.warnings).map((warning) => wrapAnsi(warning, COLUMNS)),
  ].join('\n')
}

/** The designs that no other one beats in both makespan and dollars; a recommended one that is not among them, above. */
function frontTable(plan: PlanResult): string {
  const { front, recommended } = plan
  if (front.length === 0) return 'No design completes often enough.'
  const isApart = recommended !== null && !front.includes(recommended)
  const shown = isApart ? [recommended, ...front] : front
  const what = 'what no other design beats in both makespan and cost'
  return [
    isApart
      ? `The recommended design (*), and below it the front: ${what}`
      : `The front: ${what}${recommended === null ? '' : ' (* is the recommended one)'}`,
    table(
      ['  design', 'makespan', 'P90', 'cost', 'in time', 'wrong', 'affected', 'active', 'runs'],
      shown.map((index) => [
        `${index === recommended ? '*' : ' '} ${designWords(designAt(plan, index))}`,
        ...figuresOf(designAt(plan, index)),
      ]),
    ),
  ].join('\n')
}

function figuresOf(design: PlanDesign): string[] {
  const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
  return [
    formatDuration(makespan.mean!),
    formatDuration(makespan.p90.value!),
    cost.mean === null ? '–' : dollars(cost.mean),
    percent(design.meets.share),
    ...(['errorsLeft', 'tasksAffected'] as const).map((metric) => measured(design, metric).mean!.toFixed(1)),
    `${Number(measured(design, 'activeAgents').mean!.toFixed(1))}`,
    `${design.replications}`,
  ]
}
