import type { ComponentChildren, VNode } from 'preact'
import type { PlanGoal, PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/index.ts'
import { distributionOf } from '../random/index.ts'
import type { Profile, Scenario } from '../scenario/index.ts'
import { chainWords } from './planWords.ts'
import { numberWords, policyWords, settingsWords } from './settingsWords.ts'
import { dollars, percent } from './wording.ts'

/** What a plan rests on, beyond its result. */
export interface PlanAssumptions {
  /** Of the design that the answer is about. */
  readonly scenario: Scenario
  /** The command that makes the plan again. */
  readonly command: string
}

interface Props {
  readonly plan: PlanResult
  readonly assumptions: PlanAssumptions
}

/** Where the scenario lies outside what its agents were calibrated on; nothing where it does not. */
export function Warnings({ plan: { warnings } }: { readonly plan: PlanResult }): VNode | null {
  if (warnings.length === 0) return null
  return (
    <>
      <h3>Beware</h3>
      <ul>
        {warnings.map((warning) => (
          <li>{warning}</li>
        ))}
      </ul>
    </>
  )
}

/** All that was assumed, and how the answer was found. */
export function Assumptions({ plan, assumptions: { scenario, command } }: Props): VNode {
  const names = [...new Set(scenario.team.members)]
  return (
    <>
      <h3>Work</h3>
      <Work plan={plan} scenario={scenario} />
      <h3>Agents</h3>
      <p class="note">
        As they were simulated: what the scenario puts in the place of a profile’s figures is in its place here.
      </p>
      {names.map((name) => (
        <Agent name={name} scenario={scenario} />
      ))}
      <h3>Way of working</h3>
      <dl class="facts">
        <Fact name="Coordination">{policyWords(scenario.coordination)}</Fact>
        <Fact name="Pacing">{policyWords(scenario.pacing)}</Fact>
        <Fact name="Communication">{policyWords(scenario.communication)}</Fact>
        <Fact name="Workspace">{policyWords(scenario.workspace)}</Fact>
        <Fact name="Verification">{policyWords(scenario.verification)}</Fact>
        <Fact name="Board">{settingsWords(scenario.board)}</Fact>
        <Fact name="Read every turn">{settingsWords(scenario.context)}</Fact>
        <Fact name="Limits of a run">{settingsWords(scenario.limits)}</Fact>
      </dl>
      <h3>Question</h3>
      <Goal goal={plan.goal} />
      <h3>How the answer was found</h3>
      <Procedure plan={plan} />
      <h3>The same again</h3>
      <p>
        This command, with version {plan.brooks} of Brooks and the same scenario, gives the same bytes on every machine:
      </p>
      <pre>
        <code>{command}</code>
      </pre>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Work({ plan, scenario }: { readonly plan: PlanResult; readonly scenario: Scenario }): VNode {
  const { name, description, source, tasks } = scenario
  const tokens = tasks.reduce((sum, { outputTokens }) => sum + distributionOf(outputTokens).mean, 0)
  return (
    <dl class="facts">
      <Fact name="Scenario">{name}</Fact>
      {description && <Fact name="Description">{description}</Fact>}
      <Fact name="Source of the numbers">{source ?? 'not stated'}</Fact>
      <Fact name="Tasks">
        {numberWords(tasks.length)}, of {numberWords(Math.round(tokens))} output tokens together on average
      </Fact>
      <Fact name="Order">{chainWords(plan) ?? 'No task waits for another.'}</Fact>
    </dl>
  )
}

function Agent({ name, scenario }: { readonly name: string; readonly scenario: Scenario }): VNode {
  const profile = scenario.agents[name]!
  const { members, size } = scenario.team
  const count = members.filter((member) => member === name).length
  const { calibratedOn } = profile
  return (
    <>
      <h4>
        {name}: {profile.name}, {count} of {size} in the team
      </h4>
      <dl class="facts">
        <Fact name="Source of the figures">{profile.source ?? 'not stated'}</Fact>
        <Fact name="Calibrated on">{calibratedOn ? calibrationWords(calibratedOn) : 'no runs that are stated'}</Fact>
        <Fact name="Prices">{pricesWords(profile)}</Fact>
        <Fact name="Errors">{settingsWords(profile.quality)}</Fact>
        <Fact name="Speed">{settingsWords(profile.latency)}</Fact>
        <Fact name="Tokens">{settingsWords(profile.tokens)}</Fact>
        <Fact name="Behaviour">{settingsWords(profile.behaviour)}</Fact>
      </dl>
    </>
  )
}

/** A calibration in words, its ranges as such. */
function calibrationWords({
  tasks,
  taskTokens,
  parallelShare,
  ...others
}: NonNullable<Profile['calibratedOn']>): string {
  const ranges = Object.entries({ tasks, taskTokens, parallelShare })
  const words = ranges.map(([name, range]) => [name, range && `from ${range[0]} to ${range[1]}`])
  return settingsWords({ ...others, ...Object.fromEntries(words) })
}

function pricesWords({ prices }: Profile): string {
  if (!prices) return 'none, hence no dollars'
  const { inputPerMillion, cachedInputPerMillion, outputPerMillion, asOf, source } = prices
  return (
    `a million tokens of input ${dollars(inputPerMillion)}, of cached input ${dollars(cachedInputPerMillion)}, ` +
    `of output ${dollars(outputPerMillion)}, as of ${asOf}. ${source}`
  )
}

function Goal({ goal }: { readonly goal: PlanGoal }): VNode {
  const { minimize, deadlineSeconds, budgetDollars, confidence, tolerance, indifference } = goal
  const minimized = {
    total: `the size of the team, within ${percent(tolerance)} of the lowest expected total: cost plus makespan at ${dollars(goal.valueOfTimePerHour)} an hour`,
    team: `the size of the team, within ${percent(tolerance)} of the shortest expected makespan`,
    makespan: 'the expected makespan',
    cost: 'the expected cost',
  }[minimize]
  return (
    <dl class="facts">
      <Fact name="Minimized">{minimized}</Fact>
      <Fact name="Deadline">{deadlineSeconds === null ? 'none' : formatDuration(deadlineSeconds)}</Fact>
      <Fact name="Budget">{budgetDollars === null ? 'none' : dollars(budgetDollars)}</Fact>
      <Fact name="Often enough">{percent(confidence)} of runs complete within deadline and budget</Fact>
      <Fact name="Answer right">with a probability of at least {percent(confidence)}</Fact>
      <Fact name="Indifference zone">{percent(indifference)}: smaller differences of the mean do not matter</Fact>
    </dl>
  )
}

function Procedure({ plan }: { readonly plan: PlanResult }): VNode {
  const { designs, runs, seed, brooks } = plan
  return (
    <>
      <p>
        {numberWords(designs.length)} designs, {numberWords(runs)} simulated runs, seed {seed}, Brooks {brooks}. Agents
        who would get no task are left out of a team, and designs that come to the same are there once. All designs meet
        the same luck (common random numbers): task sizes, errors and noise of a replication are the same for each of
        them. Only designs that the choice still hangs on are simulated further.
      </p>
      <p>
        Means are compared in pairs by the fully sequential procedure of Kim and Nelson (ACM TOMACS 11(3), 2001), and
        large differences by t tests as in Nelson, Swann, Goldsman and Song (Operations Research 49(6), 2001); whether a
        design completes often enough is decided by Wald’s sequential test (Annals of Mathematical Statistics 16, 1945),
        both with their errors split over all designs, put together as in Andradóttir and Kim (Naval Research Logistics
        57, 2010) and Healey, Andradóttir and Kim (ACM TOMACS 24(3), 2014).
      </p>
      <p>
        Intervals are 95 %: Student’s t for means, corrected for skewness (Hall 1992, Willink 2005), Wilson’s (JASA 22,
        1927) for shares of runs. P-values of sizes are adjusted for their number (Holm, Scandinavian Journal of
        Statistics 6, 1979); that of the runner-up is of one comparison, not adjusted for how it was picked. Makespans
        are of completed runs, costs of all runs. What comes in fewer than 3 ÷ n of all runs may be in none of n runs,
        nor in their intervals.
      </p>
    </>
  )
}
