import { z } from 'zod'
import { experimentSchema } from './experiment.ts'
import { blockSchema, type Choice } from './kinds.ts'
import { type Profile, profileSchema } from './profile.ts'
import { type Task, taskSchema } from './task.ts'
import { above, atLeast, flag, integer, listOf, name, oneOf, probability, text } from './values.ts'

export type { Profile, Task }

/** The blocks of a scenario that choose a policy, each with the kind it has when the scenario says nothing. */
export const policyDefaults = {
  coordination: 'preassigned',
  communication: 'none',
  pacing: 'rounds',
  workspace: 'lastWriterWins',
  verification: 'none',
} as const

export type PolicyBlockName = keyof typeof policyDefaults

/** Every kind of every policy block, with the strict schema of its options (without `kind`). */
export type PolicyKinds = Readonly<Record<PolicyBlockName, Choice['kinds']>>

/** A chosen policy: its kind, and the options that kind takes, defaults filled in. */
export type PolicyBlock = { kind: string; [option: string]: unknown }

/** Who works: `members` has `size` names of agents, in order; the first is the one that baselines use. */
export type Team = { size: number; members: string[] }

/** Agents a team can have at most. */
export const teamSizeMax = 2048

export const memberSchema = z.strictObject({
  agent: text('the name of an agent').describe('Name of an entry in `agents`.'),
  count: integer(1, teamSizeMax).default(1).describe('How many of them. Default: 1.'),
})

export const teamSchema = z
  .strictObject({
    size: integer(1, teamSizeMax)
      .optional()
      .describe(`Number of agents, 1 to ${teamSizeMax}. Default: the number of members.`),
    members: listOf(memberSchema, 'agents')
      .min(1, { error: 'expected at least one agent' })
      .optional()
      .describe('Who is in the team, cycled up to its size. Default: the only agent, if there is only one.'),
  })
  .describe('Who works.')

const board = z
  .strictObject({
    pathAmbiguity: probability()
      .default(1)
      .describe('How much the task list leaves the names of files to guessing: multiplies strayPath. Default: 1.'),
    stepwiseOdds: above(0)
      .default(1)
      .describe(
        'How much the tasks call for being taken one at a time: multiplies the odds that an agent that chooses for itself is ' +
          'stepwise, and divides those of its hurry. Default: 1.',
      ),
    enforceNeeds: flag()
      .default(true)
      .describe(
        'Whether work on a task, and marking it done, must wait until its needs are done. ' +
          '(A claim on unmet needs is blocked in any case.) Default: true.',
      ),
  })
  .prefault({})
  .describe('The shared list of tasks.')

const context = z
  .strictObject({
    systemTokens: atLeast(0).default(0).describe('Input tokens of the system prompt, read every turn. Default: 0.'),
    boardTokensPerTask: atLeast(0).default(0).describe('Input tokens of a task on the board. Default: 0.'),
    historyMessages: integer(1, 10_000)
      .default(20)
      .describe(
        'Latest messages that an agent reads every turn, 1 to 10000: the current task list counts as one, ' +
          'the rest is its own history. Default: 20.',
      ),
    testOutputTokens: atLeast(0).default(0).describe('Input tokens of the output of a test run. Default: 0.'),
    cache: oneOf(['none', 'prefix'])
      .default('none')
      .describe('Whether an unchanged beginning of the input is charged at the cached price. Default: none.'),
  })
  .prefault({})
  .describe('What an agent reads every turn.')

const limits = z
  .strictObject({
    rounds: integer(1).default(1000).describe('Rounds at most. Default: 1000.'),
    hours: above(0, 1_000_000).default(168).describe('Simulated hours at most. Default: 168 (a week).'),
    turns: integer(1, 1_000_000)
      .default(100_000)
      .describe('Turns of all agents together at most, 1 to 1000000. Default: 100000.'),
    tokens: above(0)
      .optional()
      .describe('Input and output tokens of all agents: the reply that reaches them is the last. Default: no limit.'),
    dollars: above(0).optional().describe('US dollars: the reply that reaches them is the last. Default: no limit.'),
  })
  .prefault({})
  .describe('What ends a run that does not end by itself.')

/** Everything in a scenario but its policies, once references to files are resolved. */
export const frameSchema = z.strictObject({
  version: z.literal(1, { error: 'expected 1' }).describe('Version of this format: 1.'),
  name: z
    .string({ error: 'expected a name' })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, {
      error: 'expected a name of letters, digits, ".", "_" and "-" that starts with a letter or digit',
    })
    .describe('Name of the scenario; results are filed under it.'),
  description: z.string({ error: 'expected text' }).optional().describe('What the scenario is for.'),
  source: z.string({ error: 'expected text' }).optional().describe('Where the numbers come from.'),
  seed: integer(0, Number.MAX_SAFE_INTEGER)
    .default(1)
    .describe('Root of all random numbers, 0 to 2^53 - 1. Default: 1.'),
  tasks: listOf(taskSchema, 'tasks').min(1, { error: 'expected at least one task' }).describe('The task graph.'),
  agents: z
    .record(name('the name of an agent'), profileSchema, { error: 'expected a mapping of names to agents' })
    .refine((agents) => Object.keys(agents).length > 0, { error: 'expected at least one agent' })
    .describe('The kinds of agents, by name.'),
  team: teamSchema.prefault({}),
  board,
  context,
  limits,
})

/**
 * The schema of a scenario whose references are resolved. What it may choose comes from above: the policies, and the metrics
 * of an experiment (any names if not given).
 */
export function scenarioSchema(kinds: PolicyKinds, metrics?: readonly string[]) {
  const block = (name: PolicyBlockName, decides: string) => {
    const kindDefault = policyDefaults[name]
    const schema = blockSchema({ kinds: kinds[name], kindDefault })
    return schema.describe(`${decides}; a bare kind is short for { kind }. Default: ${kindDefault}.`)
  }
  return frameSchema.extend({
    coordination: block('coordination', 'Who does what'),
    communication: block('communication', 'Who tells whom'),
    pacing: block('pacing', 'When agents take their turns'),
    workspace: block('workspace', 'What happens when several agents write'),
    verification: block('verification', 'Who checks the work'),
    experiment: experimentSchema(metrics).optional(),
  })
}

/** A scenario with everything resolved, its experiment apart: plain JSON, and itself a valid scenario file. */
export type Scenario = Omit<z.output<typeof frameSchema>, 'team'> & { team: Team } & Record<
    PolicyBlockName,
    PolicyBlock
  >
