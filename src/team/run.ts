import type { RunEnd } from '../kernel/index.ts'
import type { RunLog } from './log.ts'
import type { Model } from './model.ts'
import type { Project } from './project.ts'
import type { World } from './world.ts'

/**
 * How a run ended. All but the first are results as well: a livelock is a team that could never have ended (what is
 * left was claimed by agents who never mark it done, or needs such a task), a deadlock one in which nobody could act.
 */
export const outcomes = [
  'completed',
  'roundLimit',
  'timeLimit',
  'turnLimit',
  'tokenLimit',
  'dollarLimit',
  'eventLimit',
  'livelock',
  'deadlock',
] as const

export type Outcome = (typeof outcomes)[number]

/** One finished run. Valid until the next run of the same team, which refills the log. */
export interface Run {
  readonly model: Model
  readonly log: RunLog
  readonly project: Project
  readonly outcome: Outcome
  /** The outcome in a sentence. */
  readonly reason: string
  /** The time at which the run ended, in microseconds. */
  readonly makespanUs: number
  /** Tasks marked done. */
  readonly tasksDone: number
}

/** Puts the end of a run into words. */
export function outcomeOf(world: World, stopped: Outcome | null, end: RunEnd): Run {
  const { model, log, project, board } = world
  const ended = stopped ?? kernelOutcome(end)
  const stuck = ended === 'completed' ? [] : stuckTasks(world)
  const hopeless = stuck.length > 0 && stuck.length === model.taskCount - board.doneCount
  const outcome = hopeless && ended !== 'deadlock' ? 'livelock' : ended
  const reason = ended === 'completed' ? 'every task is marked done' : reasonOf(world, ended, stuck, end)
  return { model, log, project, outcome, reason, makespanUs: end.nowUs, tasksDone: board.doneCount }
}

function kernelOutcome({ reason }: RunEnd): Outcome {
  if (reason === 'timeLimit' || reason === 'eventLimit' || reason === 'deadlock') return reason
  throw new Error(`a run cannot end as ${reason} without an outcome: please report this`)
}

/** Tasks that can never be marked done: their owner never will, or the board demands such a task first. */
function stuckTasks({ model, board, agents }: World): number[] {
  const stuck = new Uint8Array(model.taskCount)
  for (const task of model.topologicalOrder) {
    if (board.done[task]) continue
    const owner = board.owner[task]!
    const forgotten = owner !== -1 && agents[owner]!.forgets(task)
    const demandsNeeds = owner === -1 || model.enforceNeeds
    if (forgotten || (demandsNeeds && model.needs[task]!.some((need) => stuck[need]))) stuck[task] = 1
  }
  return [...stuck.keys()].filter((task) => stuck[task])
}

function reasonOf(world: World, ended: Outcome, stuck: readonly number[], end: RunEnd): string {
  const { model, board, agents } = world
  const open = model.taskCount - board.doneCount
  const left = `${open} of ${model.taskCount} tasks not marked done`
  const waits = ended === 'deadlock' ? `; ${end.detail}` : ''
  const forgotten = stuck.find((task) => board.owner[task] !== -1 && agents[board.owner[task]!]!.forgets(task))
  if (forgotten === undefined) return `${limitInWords(world, ended)}: ${left}${waits}`
  const owner = `${model.ids[forgotten]} belongs to agent ${board.owner[forgotten]}, who never marks it done`
  return `${limitInWords(world, ended)}: ${left}; ${owner}${waits}`
}

function limitInWords({ model }: World, ended: Outcome): string {
  const { limits } = model
  switch (ended) {
    case 'roundLimit':
      return `limit of ${limits.rounds} rounds`
    case 'timeLimit':
      return `limit of ${limits.hours} hours`
    case 'turnLimit':
      return `limit of ${limits.turns} turns`
    case 'tokenLimit':
      return `limit of ${limits.tokens} tokens`
    case 'dollarLimit':
      return `limit of ${limits.dollars} dollars`
    case 'eventLimit':
      return 'limit of events in one run'
    default:
      return 'nobody could act any more'
  }
}
