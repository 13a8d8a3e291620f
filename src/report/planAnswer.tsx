import type { ComponentChildren, VNode } from 'preact'
import type { PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/index.ts'
import { valueOfTimeWords } from './objectiveWords.ts'
import { designWords, measured, subjectOf } from './planDesign.ts'
import { inOrderWords, planNotes } from './planNotes.ts'
import {
  activeWords,
  betterWords,
  conditionWords,
  endWords,
  nothingWords,
  promiseWords,
  qualityWords,
  runnerUpWords,
  whyWords,
} from './planWords.ts'
import { Section } from './section.tsx'
import { dollars, percent, unbroken, withinWords } from './wording.ts'

/** The answer in large type, and what is to be expected. */
export function Answer({ plan }: { readonly plan: PlanResult }): VNode {
  const design = subjectOf(plan)
  const name = designWords(design)
  const warnings = plan.warnings.length
  const notes = [qualityWords(plan), activeWords(design), endWords(plan), promiseWords(plan)].filter(
    (words) => words !== null,
  )
  const conditions = conditionWords(plan)
  return (
    <header>
      <p class="kicker">
        A team for {plan.scenario}
        {plan.goal.minimize === 'total' && `; ${valueOfTimeWords(plan.goal)}`}
      </p>
      {planNotes(plan).map((note) => (
        <p class="beware">Beware: {unbroken(note)}</p>
      ))}
      <h1>{plan.recommended === null ? unbroken(nothingWords(plan)) : `Take ${name}`}</h1>
      {conditions !== null && (
        <p class="large">
          This holds {conditions}. {unbroken(inOrderWords(plan) ?? '')}
        </p>
      )}
      {plan.recommended === null && <p class="large">The nearest: {name}</p>}
      <Expectation plan={plan} />
      <p>{notes.map(unbroken).join(' ')}</p>
      <p>
        These are figures of simulated runs: they are as good as <a href="#assumptions">what they rest on</a>.
        {warnings > 0 &&
          ` Beware: in ${warnings === 1 ? 'one respect' : `${warnings} respects`} the scenario goes beyond what its agents were calibrated on.`}
      </p>
    </header>
  )
}

/** What is to be expected of the design that the answer is about, in large figures. */
function Expectation({ plan }: { readonly plan: PlanResult }): VNode {
  const design = subjectOf(plan)
  const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
  const { share, wilson95 } = design.meets
  const completed = design.completion.share!
  return (
    <dl class="cards">
      <Card name="Makespan" value={makespan.mean === null ? '–' : formatDuration(makespan.mean)}>
        {makespan.mean === null
          ? 'no run completed'
          : `expected${completed < 1 ? ` where it completes (${percent(completed)} of runs)` : ''}; 9 of 10 such runs take at most ${formatDuration(makespan.p90.value!)} (P90)`}
      </Card>
      <Card name="Cost" value={cost.mean ? dollars(cost.mean) : '–'}>
        {cost.mean
          ? `expected${completed < 1 ? ', over all runs' : ''}; 9 of 10 runs cost at most ${dollars(cost.p90.value!)} (P90)`
          : 'the agents have no prices'}
      </Card>
      <Card name={unbroken(`Completes${withinWords(plan.goal)}`)} value={percent(share)}>
        of runs, {percent(plan.goal.confidence)} asked for; 95 % interval {percent(wilson95[0])} to{' '}
        {percent(wilson95[1])}
      </Card>
    </dl>
  )
}

interface CardProps {
  readonly name: string
  readonly value: string
  readonly children: ComponentChildren
}

function Card({ name, value, children }: CardProps): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="value">{value}</dd>
      <dd>{children}</dd>
    </div>
  )
}

/** By which rule, and what else might be taken. */
export function Why({ plan }: { readonly plan: PlanResult }): VNode {
  const better = betterWords(plan)
  return (
    <Section title="Why this one">
      <p>{whyWords(plan)}</p>
      <p>{runnerUpWords(plan)}</p>
      {better !== null && <p>{better}</p>}
    </Section>
  )
}
