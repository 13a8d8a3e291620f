import { shellWord } from './shellWord.ts'
import { setTexts, type View } from './view.ts'

/** The command that makes the pictures of one run again: its metrics, its ledger and its Gantt chart, to the last digit. */
export const runCommand = (view: View): string => `npx brooks run ${argumentsOf(view)} --trace`

/** The command that makes the curve again: teams of these sizes, so many runs each. */
export const sweepCommand = (view: View, sizes: readonly number[], replications: number): string =>
  `npx brooks sweep ${argumentsOf(view)} --vary team.size=${sizes.join(',')} --replications ${replications}`

function argumentsOf(view: View): string {
  const sets = setTexts(view).map((text) => `--set ${shellWord(text)}`)
  const seed = view.seed === null ? [] : [`--seed ${view.seed}`]
  return [shellWord(view.scenario), ...sets, ...seed].join(' ')
}
