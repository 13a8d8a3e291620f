import type { PolicyBlockName, Profile, Scenario } from '../../scenario/index.ts'
import type { CategoryName } from '../../team/index.ts'

/** What would make a loss smaller. */
export interface Remedy {
  /** What to do, in words. */
  readonly advice: string
  /** A change that can be simulated: what it supposes, and the changed scenario, or null where it changes nothing. */
  readonly trial?: { readonly words: string; change(scenario: Scenario): Scenario | null }
}

const withAgents = (scenario: Scenario, change: (profile: Profile) => Profile): Scenario => ({
  ...scenario,
  agents: Object.fromEntries(Object.entries(scenario.agents).map(([name, profile]) => [name, change(profile)])),
})

/** The scenario with a policy of another kind; null if that is the one it has. */
const withKind = (scenario: Scenario, block: PolicyBlockName, kind: string, options: object = {}): Scenario | null =>
  scenario[block].kind === kind ? null : { ...scenario, [block]: { kind, ...options } }

/** What helps against each category of the ledger that can take speedup away. To change what is advised: here. */
export const remedies: Partial<Record<CategoryName, Remedy>> = {
  work: { advice: 'a faster model, or fewer words: the team writes more than one agent would' },
  rework: {
    advice: 'fewer errors: smaller or clearer tasks, a model that errs less',
    trial: {
      words: 'nobody erred',
      change: (scenario) =>
        withAgents(scenario, (agent) => ({ ...agent, quality: { ...agent.quality, errorRate: 0 } })),
    },
  },
  duplicate: {
    advice: 'give every task an owner before work starts',
    trial: {
      words: 'tasks were preassigned (heft)',
      change: (scenario) => withKind(scenario, 'coordination', 'preassigned', { assignment: 'heft' }),
    },
  },
  verify: {
    advice: 'faster tests, or tests of no more than what changed',
    trial: {
      words: 'tests took no time',
      change: (scenario) =>
        'seconds' in scenario.verification
          ? { ...scenario, verification: { ...scenario.verification, seconds: 0 } }
          : null,
    },
  },
  overhead: {
    advice: 'fewer turns (more work in each), shorter prompts, a model that answers sooner',
    trial: {
      words: 'models answered at once',
      change: (scenario) =>
        withAgents(scenario, (agent) => ({ ...agent, latency: { ...agent.latency, timeToFirstTokenSeconds: 0 } })),
    },
  },
  coordinate: {
    advice: 'fewer messages',
    trial: { words: 'nobody sent messages', change: (scenario) => withKind(scenario, 'communication', 'none') },
  },
  dependencyWait: {
    advice: 'split the tasks on the longest chain, or let those behind them begin on an agreed interface',
    trial: {
      words: 'no task needed another',
      change: (scenario) => ({ ...scenario, tasks: scenario.tasks.map((task) => ({ ...task, needs: [] })) }),
    },
  },
  lockWait: {
    advice: 'more than one test runner, or faster tests',
    trial: {
      words: 'everybody had a test runner',
      change: (scenario) =>
        scenario.verification.runner === 'shared'
          ? { ...scenario, verification: { ...scenario.verification, runner: 'own' } }
          : null,
    },
  },
  barrierWait: {
    advice: 'let agents go on by themselves instead of in rounds',
    trial: { words: 'there were no rounds', change: (scenario) => withKind(scenario, 'pacing', 'async') },
  },
  idle: {
    advice: 'smaller tasks, or a better balanced assignment: towards the end there is too little work for so many',
  },
}
