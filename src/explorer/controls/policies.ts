import { inWords } from '../../figures/palette.ts'
import type { PolicyBlockName } from '../../scenario/index.ts'
import { type Changes, type ChoiceControl, type Facts, settingOr, withoutSettings } from './control.ts'

/** A control that chooses the policy of a block; new policies are among its options by themselves. */
function policy(block: PolicyBlockName, label: string, help: string): ChoiceControl {
  const path = `${block}.kind`
  return {
    kind: 'choice',
    id: block,
    label,
    help,
    options: (facts) => optionsAt(facts, path),
    value: (facts) => settingOr(facts, path, facts.scenario[block].kind),
    changes: (kind, facts) => ({ ...withoutSettings(block, facts), [path]: kind }),
  }
}

const optionsAt = ({ about: { choices } }: Facts, path: string) =>
  choices[path]!.map(({ kind, summary }) => ({ value: kind, label: inWords(kind), help: summary }))

/**
 * The paper's assignment gives all that hangs together to one agent: in other shapes than its own that is everything. `shape`: of the
 * task graph, where the scenario says one.
 */
export const assignmentFor = (shape: string | undefined): Changes => ({
  'coordination.assignment': shape === undefined || shape === 'chainAndFree' ? null : 'heft',
})

const chosen = policy(
  'coordination',
  'Coordination',
  'Who decides who does what: somebody beforehand, or the agents themselves.',
)

export const coordination: ChoiceControl = {
  ...chosen,
  changes: (kind, facts) => ({
    ...chosen.changes(kind, facts),
    ...(kind === 'preassigned' ? assignmentFor(facts.view.settings['tasks.shape.kind']) : {}),
  }),
}

/** Who gets which task. */
export const assignment: ChoiceControl = {
  kind: 'choice',
  id: 'assignment',
  label: 'Assignment',
  help: 'How tasks are shared out before the run starts.',
  idle: (facts) =>
    coordination.value(facts) === 'preassigned' ? null : 'Nobody assigns tasks here: agents choose for themselves.',
  options: (facts) => optionsAt(facts, 'coordination.assignment'),
  value: (facts) =>
    settingOr(facts, 'coordination.assignment', String(facts.scenario.coordination.assignment ?? 'chainRoundRobin')),
  changes: (kind) => ({ 'coordination.assignment': kind }),
}

export const pacing = policy(
  'pacing',
  'Pacing',
  'When agents take their turns: together in rounds that end with the slowest, or each as soon as it can.',
)

export const communication = policy(
  'communication',
  'Messages',
  'Who writes to whom. A message costs its sender time and tokens, and everybody who reads it input tokens.',
)

export const verification = policy('verification', 'Tests', 'Whether agents test their work.')
