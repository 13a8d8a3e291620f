import type { VNode } from 'preact'
import type { Objective, PlanDesign, PlanResult } from '../experiment/index.ts'
import type { SvgDocument } from '../figures/index.ts'
import { designAt, designWords, familyOf, isPriced, meanOf, minimized, subjectOf, wayWords } from './planDesign.ts'
import { PlanFigure } from './planFigure.tsx'
import { planSweep } from './planSweep.ts'
import { DesignTable, LossTable, SizeTable } from './planTables.tsx'
import { lossWords, sizesWords, spreadWords } from './planWords.ts'
import { Section } from './section.tsx'
import { verdictCounts } from './verdict.ts'
import { percent, withinWords } from './wording.ts'

interface Props {
  readonly plan: PlanResult
  /** To draw figures in. */
  readonly document: SvgDocument
}

/** The word that stands in figures beside the design that the answer is about. */
const markOf = (plan: PlanResult) => ({
  index: subjectOf(plan).index,
  label: plan.recommended === null ? 'nearest' : 'recommended',
})

/** Means that are not higher than the best by more than this share are drawn again by themselves... */
const NEAR = 0.2
/** ...where others are so many times higher that they squeeze these into a line. */
const FAR = 2

/** Designs for a close-up; none where it is not needed. */
function nearBest(designs: readonly PlanDesign[], metric: Objective): PlanDesign[] {
  const mean = (design: PlanDesign) => meanOf(design, metric) ?? Infinity
  const best = Math.min(...designs.map(mean))
  if (designs.every((design) => mean(design) < FAR * best)) return []
  return designs.filter((design) => mean(design) <= best * (1 + NEAR))
}

/** How makespan or cost goes with the size of the team; nothing where there is one size only. */
export function Sizes({ plan, document }: Props): VNode | null {
  const words = sizesWords(plan)
  if (words === null) return null
  const subject = subjectOf(plan)
  const metric = minimized(plan)
  // An agent alone may be there under another name: in the figure, all are of one way.
  const family = familyOf(plan).map((design) => ({ ...design, settings: subject.settings, members: subject.members }))
  const near = nearBest(family, metric)
  const curve = (designs: readonly PlanDesign[], title: string, caption: string) => {
    const sweep = { ...planSweep(plan, designs), scenario: wayWords(subject) }
    const options = {
      metric,
      title,
      ...(designs.some(({ index }) => index === subject.index) ? { marked: markOf(plan) } : {}),
    }
    return (
      <PlanFigure kind="curve" sweep={sweep} options={options} document={document}>
        {caption}
      </PlanFigure>
    )
  }
  return (
    <Section title="When more agents stop helping">
      <p>{words}</p>
      {curve(
        family,
        `Mean ${metric} by size of the team`,
        `Teams of all sizes that work in the same way; the dotted line marks the ${markOf(plan).label} one.${boundsWords(subject)}`,
      )}
      {near.length > 2 && curve(near, 'Close up', `The same for sizes within ${percent(NEAR)} of the best mean.`)}
      <details>
        <summary>The same in numbers</summary>
        <SizeTable plan={plan} />
      </details>
    </Section>
  )
}

/** What speedups and the lines of theory are measured by, where that is not what every member is. */
const boundsWords = ({ members }: PlanDesign): string =>
  Object.keys(members).length === 1
    ? ''
    : ` Speedup, and with it the greedy guarantee and what no schedule exceeds, is against the first member alone (${Object.keys(members)[0]}): members who are faster than that one can lie above them.`

/** Where the speedup went; nothing where it went nowhere. */
export function Losses({ plan, document }: Props): VNode | null {
  const words = lossWords(plan)
  if (words === null) return null
  const subject = subjectOf(plan)
  return (
    <Section title="Where the speedup went">
      <p>{words}</p>
      <PlanFigure
        kind="waterfall"
        sweep={planSweep(plan, [subject])}
        options={{ points: [subject.index] }}
        document={document}
      >
        {`From the ideal, ${subject.size} times as fast as the first agent alone, down to the speedup that is left.${boundsWords(subject)}`}
      </PlanFigure>
      <LossTable plan={plan} />
    </Section>
  )
}

/** How far the runs of the design and of the runner-up differ. */
export function Spread({ plan, document }: Props): VNode {
  const subject = subjectOf(plan)
  const others = plan.runnerUp === null ? [] : [designAt(plan, plan.runnerUp.design)]
  const designs = [subject, ...others]
  const points = designs.map(({ index }) => index)
  const sweep = { ...planSweep(plan, designs), scenario: designWords(subject) }
  const words = spreadWords(plan)
  return (
    <Section title="How far runs differ">
      {words !== null && <p>{words}</p>}
      <PlanFigure kind="distribution" sweep={sweep} options={{ points }} document={document}>
        {`Makespan of completed runs and cost of all runs: ${designs.map(designWords).join(' and ')}.`}
      </PlanFigure>
    </Section>
  )
}

/** Makespan against dollars, the front, and what became of each design. */
export function Designs({ plan, document }: Props): VNode {
  const { designs, front, goal } = plan
  const options = { front, marked: markOf(plan) }
  const byWay = [...designs].sort((a, b) => compare(wayWords(a), wayWords(b)) || a.size - b.size)
  return (
    <Section title="All designs">
      <PlanFigure kind="pareto" sweep={planSweep(plan, designs)} options={options} document={document}>
        {`Every design that was looked at. On the front: those that complete${withinWords(goal)} in ${percent(goal.confidence)} of their runs, and that no other such design beats in both makespan and cost.`}
      </PlanFigure>
      {isPriced(plan) && <Front plan={plan} />}
      <p>
        What became of the {designs.length} designs (a run fails that does not complete{withinWords(goal)}):
      </p>
      <ul>
        {verdictCounts(plan).map(([verdict, count]) => (
          <li>
            {count} {verdict}
          </li>
        ))}
      </ul>
      <details>
        <summary>Every design in numbers</summary>
        <DesignTable plan={plan} designs={byWay} caption="Every design, by way of working and size" />
      </details>
    </Section>
  )
}

function Front({ plan }: { readonly plan: PlanResult }): VNode {
  const designs = plan.front.map((index) => designAt(plan, index))
  if (designs.length === 0) return <p>No design completes often enough to be on a front.</p>
  return <DesignTable plan={plan} designs={designs} caption="The front: makespan against dollars" />
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
