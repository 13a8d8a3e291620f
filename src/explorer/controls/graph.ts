import { chainLength } from '../../scenario/shapes/chainLength.ts'
import { PLAY } from '../view.ts'
import { type ChoiceControl, type Facts, type RangeControl, settingOr, withoutSettings } from './control.ts'
import { assignmentFor, coordination } from './policies.ts'

/** What its file says; a test holds the two together. */
const WRITTEN = { kind: 'chainAndFree', tasks: 20, parallelShare: 0.5, layers: 5, stages: 2 }

const isShaped = ({ view }: Facts): boolean => view.scenario === PLAY

const notShaped = (facts: Facts): string | null =>
  isShaped(facts) ? null : 'This scenario lists its tasks. Choose “a graph of a shape” above to change them.'

const kindOf = (facts: Facts): string => settingOr(facts, 'tasks.shape.kind', WRITTEN.kind)

/** The shape of the task graph. */
export const shape: ChoiceControl = {
  kind: 'choice',
  id: 'shape',
  label: 'Graph shape',
  help: 'Which tasks need which others. What must come one after another bounds every schedule that respects the needs.',
  idle: notShaped,
  options: ({ about: { choices } }) =>
    choices['tasks.shape.kind']!.map(({ kind, summary }) => ({
      value: kind,
      label: labels[kind] ?? kind,
      help: summary,
    })),
  value: kindOf,
  changes: (kind, facts) => ({
    ...withoutSettings('tasks.shape', facts),
    'tasks.shape.tasks': facts.view.settings['tasks.shape.tasks'] ?? null, // which all kinds have
    'tasks.shape.kind': kind,
    ...(coordination.value(facts) === 'preassigned' ? assignmentFor(kind) : {}),
  }),
}

const labels: Readonly<Record<string, string>> = {
  chainAndFree: 'a chain and free tasks (p)',
  chain: 'one serial chain',
  layered: 'layers',
  forkJoin: 'fork and join',
}

/** A number of the shape, which only some kinds have. */
function ofShape(
  option: keyof typeof WRITTEN,
  kinds: readonly string[] | null,
  rest: Omit<RangeControl, 'kind' | 'idle' | 'value' | 'changes'>,
): RangeControl {
  const path = `tasks.shape.${option}`
  return {
    kind: 'range',
    ...rest,
    idle(facts) {
      if (!isShaped(facts) || !kinds || kinds.includes(kindOf(facts))) return notShaped(facts)
      return `Only ${kinds.map((kind) => labels[kind]).join(' and ')} has this.`
    },
    value: (facts) => Number(settingOr(facts, path, String(WRITTEN[option]))),
    changes: (value) => ({ [path]: String(value) }),
  }
}

export const taskCount = ofShape('tasks', null, {
  id: 'tasks',
  label: 'Tasks',
  help: 'How many tasks there are.',
  min: 4,
  max: 60,
  step: 1,
  shown: (tasks) => `${tasks} tasks`,
})

export const parallelShare = ofShape('parallelShare', ['chainAndFree'], {
  id: 'p',
  label: 'Parallel share p',
  help: 'The share of the tasks that lie off the longest chain, as in the paper: p = (tasks − critical path) ÷ tasks. With tasks of one size, no schedule that respects the needs and does each task once is more than 1 ÷ (1 − p) times faster than one agent.',
  min: 0,
  max: 1,
  step: 0.05,
  shown: (p, facts) => {
    const tasks = taskCount.value(facts)
    return `p = ${(1 - chainLength(tasks, p) / tasks).toFixed(2)}` // of whole tasks
  },
})

export const layers = ofShape('layers', ['layered'], {
  id: 'layers',
  label: 'Layers',
  help: 'How many tasks come one after another; each needs two of the layer before it.',
  min: 2,
  max: 12,
  step: 1,
  shown: (count) => `${count} layers`,
})

export const stages = ofShape('stages', ['forkJoin'], {
  id: 'stages',
  label: 'Stages',
  help: 'How often the work forks into parallel tasks that are joined by one.',
  min: 1,
  max: 6,
  step: 1,
  shown: (count) => (count === 1 ? '1 stage' : `${count} stages`),
})
