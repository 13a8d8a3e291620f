import { z } from 'zod'
import {
  above,
  amount,
  amountFromOne,
  atLeast,
  flag,
  integer,
  listOf,
  name,
  oneOf,
  positiveProbability,
  probability,
  text,
} from './values.ts'

const latency = z
  .strictObject({
    timeToFirstTokenSeconds: amount
      .default(0)
      .describe('Seconds from sending a request to its first output token. Default: 0.'),
    secondsPerOutputToken: amount.default(0.02).describe('Seconds per output token. Default: 0.02.'),
    secondsPerInputToken: atLeast(0).default(0).describe('Seconds per input token (prefill). Default: 0.'),
    noise: amount
      .default(1)
      .describe('Factor on the time of a whole turn, drawn once a turn, best with mean 1. Default: 1.'),
    drift: amount
      .default(1)
      .describe(
        'Factor on the time of all turns of a run, drawn once a run for all agents of the profile. Default: 1.',
      ),
  })
  .prefault({})
  .describe('How long a reply takes.')

const tokens = z
  .strictObject({
    outputTokensMax: integer(1).default(32000).describe('Output tokens a turn can emit at most. Default: 32000.'),
    truncation: oneOf(['continued', 'lost'])
      .default('continued')
      .describe('A file cut off by the maximum is continued next turn, or lost. Default: continued.'),
    overheadTokens: amount.default(0).describe('Output tokens of prose around the files of a turn. Default: 0.'),
    idleTokens: amount.default(0).describe('Output tokens of a turn that writes no file. Default: 0.'),
    verbosity: above(0).default(1).describe("Factor on every task's size when this agent writes it. Default: 1."),
    rewriteShare: above(0).default(1).describe('Size of a rewrite as a share of the first draft. Default: 1.'),
  })
  .prefault({})
  .describe('How many tokens it writes.')

const habits = z.strictObject({
  order: oneOf(['listed', 'shuffled'])
    .default('listed')
    .describe('Order in which it picks tasks from the list when it chooses for itself. Default: listed.'),
  batchTasks: amountFromOne.default(1).describe('Tasks it sets out to write in one turn, at least 1. Default: 1.'),
  stepwise: probability()
    .default(0)
    .describe('Probability that an agent is one that begins one task a turn, whatever the batch. Default: 0.'),
  hurry: probability()
    .default(0)
    .describe(
      'Probability that after a turn in which it began a task such an agent takes more at once from then on. Default: 0.',
    ),
  batchTokens: amount
    .default(1e6)
    .describe(
      'Output tokens that it sets out to write in one turn; the task that passes them is the last. Default: no end.',
    ),
  lookAhead: probability()
    .default(0)
    .describe('Probability that a turn writes tasks whose requirements are unmet. Default: 0.'),
  claimAhead: probability()
    .default(0)
    .describe('Probability that a turn claims tasks whose requirements are unmet. Default: 0.'),
  claimsFirst: flag()
    .default(false)
    .describe(
      'Whether a reply names all claims before the first file, so that the cap never cuts them. Default: false.',
    ),
  insist: probability()
    .default(0)
    .describe('Probability that a turn writes tasks although another agent has taken them. Default: 0.'),
  rewrite: probability()
    .default(0)
    .describe('Probability that a turn writes again files of its open tasks that it wrote before. Default: 0.'),
  rewriteTasks: amountFromOne
    .default(1)
    .describe('Tasks that such a turn, or one after a failing test, writes again, at least 1. Default: 1.'),
  fixAfterFailure: probability()
    .default(0)
    .describe(
      'Probability that in the turn after its own failing test it writes its files again, and whatever is known to be ' +
        'wrong, whoever it belongs to. Default: 0.',
    ),
  fixDependents: probability()
    .default(0)
    .describe(
      'Probability that such a turn also writes again those of its files that depend on what is known to be wrong. Default: 0.',
    ),
  startOver: probability()
    .default(0)
    .describe(
      'Probability that after a reply that the maximum cut off it writes all open tasks again that are not its own yet, and ' +
        'goes on from there. Default: 0.',
    ),
  marksLast: probability()
    .default(0)
    .describe(
      'Probability that a reply marks tasks done only after all its files, so that the maximum cuts that off. Default: 0.',
    ),
  testsFirst: probability()
    .default(0)
    .describe(
      'Probability that a test is asked for before all files, so that the maximum never cuts it off. Default: 0.',
    ),
  overreach: probability()
    .default(0)
    .describe(
      'Probability that an agent that takes the files for others than they are spends a whole turn, not its first, on one that ' +
        'is longer than the maximum, and lost. Default: 0.',
    ),
  overreachAgain: probability().default(0).describe('The same after such a reply. Default: 0.'),
  repeat: probability().default(0).describe('Probability that a reply writes all its files twice. Default: 0.'),
  markDone: positiveProbability()
    .default(1)
    .describe('Probability that a turn marks done what it finished; else it forgets until a later turn. Default: 1.'),
  abandon: probability()
    .default(0)
    .describe(
      'Probability that what a turn claims is never marked done (a livelock), unless it is recalled. Default: 0.',
    ),
  recall: probability()
    .default(0)
    .describe('Probability that in a turn it marks such tasks done after all. Default: 0.'),
  test: probability()
    .default(1)
    .describe('Probability that a turn that did something ends with a test run. Default: 1.'),
  testWithoutEdits: probability()
    .optional()
    .describe('The same for a turn that wrote no file. Default: as test if it did something else, else 0.'),
  alike: probability()
    .default(0)
    .describe(
      'Probability that what is left to chance in a turn falls for an agent as for the others of its profile in their turn of ' +
        'the same number: who reads the same does the same. Default: 0.',
    ),
  silent: probability()
    .default(0)
    .describe('Probability that a turn, not its first, changes nothing although something could be done. Default: 0.'),
  strayPath: probability()
    .default(0)
    .describe(
      'Probability that it takes the files for others than they are, until a failing test tells it. Default: 0.',
    ),
})

/** The same habits, each only where it differs: no defaults, so that what is left out stays what it is. */
const assignedHabits = z.strictObject(
  Object.fromEntries(Object.entries(habits.shape).map(([name, habit]) => [name, habit.unwrap().optional()])),
) as unknown as z.ZodType<Partial<z.output<typeof habits>>>

const behaviour = habits
  .extend({
    assigned: assignedHabits
      .default({})
      .describe('What it does otherwise when its tasks are preassigned; any of the other values. Default: none.'),
  })
  .prefault({})
  .describe('What it does when it decides for itself.')

const quality = z
  .strictObject({
    errorRate: probability().default(0).describe('Probability that a draft of a task is wrong. Default: 0.'),
    aheadErrorRate: probability()
      .optional()
      .describe('The same for a draft made before what the task needs is done. Default: as errorRate.'),
    detection: probability().default(1).describe('Share of errors that a test or a review reveals. Default: 1.'),
    repairErrorRate: probability().optional().describe('Probability that a repair is wrong. Default: as errorRate.'),
  })
  .prefault({})
  .describe('How often it is wrong, and whether anyone notices.')

const prices = z
  .strictObject({
    inputPerMillion: atLeast(0).describe('US dollars per million input tokens.'),
    cachedInputPerMillion: atLeast(0).describe('US dollars per million input tokens read from a cache.'),
    outputPerMillion: atLeast(0).describe('US dollars per million output tokens.'),
    asOf: z.iso.date({ error: 'expected a date as YYYY-MM-DD' }).describe('Day on which the prices were looked up.'),
    source: text('where the prices come from').describe('Where the prices come from.'),
  })
  .describe('What it costs. Default: no prices, hence no dollars.')

/** Lowest and highest value of the runs, both included. */
function range(item: z.ZodNumber, of: string) {
  const error = `expected the lowest and the highest ${of}, as [low, high]`
  return z.tuple([item, item], { error }).refine(([low, high]) => low <= high, { error })
}

const calibratedOn = z
  .strictObject({
    suites: listOf(name('the name of a suite'), 'suites').optional().describe('Task suites of the runs.'),
    sizes: listOf(integer(1), 'team sizes').optional().describe('Team sizes of the runs.'),
    modes: listOf(name('the name of a mode'), 'modes').optional().describe('Ways of coordinating in the runs.'),
    pacing: listOf(name('a kind of pacing'), 'kinds of pacing').optional().describe('Kinds of pacing in the runs.'),
    tasks: range(integer(1), 'number of tasks').optional().describe('Fewest and most tasks of a run.'),
    taskTokens: range(atLeast(0), 'mean size of a task')
      .optional()
      .describe("Least and greatest mean size of a run's tasks, in output tokens, before verbosity."),
    parallelShare: range(probability(), 'parallel share')
      .optional()
      .describe('Least and greatest share of tasks that are not on the longest chain, from 0 to 1.'),
    mixedTeams: flag().optional().describe('Whether agents of other profiles were in the teams.'),
    runs: integer(0).optional().describe('Number of runs.'),
  })
  .describe(
    'The measured runs behind the numbers, so that nobody tests a profile on what it was fitted to, or relies on it far ' +
      'from there unwarned.',
  )

/** The blocks whose figures come from measured runs. */
export const calibratedBlocks = ['latency', 'tokens', 'behaviour', 'quality'] as const

/** What one model is like as a member of a team. */
export const profileSchema = z
  .strictObject({
    name: name('the name of the model').describe('Name of the model or agent, for readers.'),
    source: text('where the numbers come from').optional().describe('Where the numbers come from.'),
    measuredAs: name('the name under which runs of the model are recorded')
      .optional()
      .describe(
        'Name under which runs of the model are recorded, as <provider>_<model>; exported runs have it. Default: none.',
      ),
    calibratedOn: calibratedOn.optional(),
    overridden: listOf(text('a path'), 'paths')
      .optional()
      .describe('Values that do not come from its calibration, such as latency.noise; filled in by loading.'),
    latency,
    tokens,
    behaviour,
    quality,
    prices: prices.optional(),
  })
  .describe('An agent: its speed, its tokens, how it behaves, how often it errs, what it costs.')

/** What one model is like as a member of a team, defaults filled in. */
export type Profile = z.output<typeof profileSchema>

/** An agent taken from a profile file; any other value replaces the one of the file. */
export const profileReferenceSchema = profileSchema
  .omit({ overridden: true })
  .partial()
  .extend({
    profile: text('the path of a profile file').describe('Path of the profile, relative to this file.'),
    prices: prices.partial().optional(),
  })
  .describe('An agent taken from a profile file; any other value here replaces the one of the file.')
