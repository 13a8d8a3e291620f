import type { ComponentChildren, VNode } from 'preact'
import type { MeasuredSummary, PlanDesign, PlanResult } from '../experiment/index.ts'
import { formatDuration, inWords } from '../figures/index.ts'
import { fromZero, type Interval } from '../stats/index.ts'
import { objectiveWords } from './objectiveWords.ts'
import { designAt, designWords, meanOf, measured, minimized } from './planDesign.ts'
import { verdictWords } from './verdict.ts'
import { dollars, percent, withinWords } from './wording.ts'

interface TableProps {
  readonly caption: string
  readonly head: readonly string[]
  /** Whether the last column holds words; numbers when not given. */
  readonly wordy?: boolean
  readonly children: ComponentChildren
}

/** A table that scrolls by itself where it is wider than the page. */
function Table({ caption, head, wordy = false, children }: TableProps): VNode {
  return (
    <div class="scroll">
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th scope="col" class={wordy && column === head.length - 1 ? 'words' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface DesignsProps {
  readonly plan: PlanResult
  readonly designs: readonly PlanDesign[]
  readonly caption: string
}

/** A row for each design, the recommended (or nearest) one in bold. */
export function DesignTable({ plan, designs, caption }: DesignsProps): VNode {
  const subject = plan.recommended ?? plan.nearest
  const completed = `Completed${withinWords(plan.goal)}`
  const head = [
    ...['Design', 'Makespan', 'P90', 'Cost', 'P90', 'Speedup', 'Active', completed, 'Tasks wrong', 'Affected'],
    ...['Runs', 'Verdict'],
  ]
  return (
    <Table caption={caption} head={head} wordy>
      {designs.map((design) => (
        <tr class={design.index === subject ? 'subject' : undefined}>
          <th scope="row">{designWords(design)}</th>
          <MeanCells summary={measured(design, 'makespan')} words={formatDuration} />
          <MeanCells summary={measured(design, 'cost')} words={dollars} />
          <td>{design.metrics.speedup!.mean?.toFixed(2) ?? '–'}</td>
          <td>{Number(measured(design, 'activeAgents').mean!.toFixed(1))}</td>
          <td>
            {percent(design.meets.share)} <small>{rangeWords(design.meets.wilson95, percent)}</small>
          </td>
          <td>{measured(design, 'errorsLeft').mean!.toFixed(1)}</td>
          <td>{measured(design, 'tasksAffected').mean!.toFixed(1)}</td>
          <td>{design.replications}</td>
          <td class="words">{verdictWords(plan, design)}</td>
        </tr>
      ))}
    </Table>
  )
}

type Words = (value: number) => string

/** A mean with its interval, and the ninetieth percentile. */
function MeanCells({ summary, words }: { readonly summary: MeasuredSummary; readonly words: Words }): VNode {
  const { mean, ci95, p90 } = summary
  return (
    <>
      <td>
        {mean === null ? '–' : words(mean)} <small>{rangeWords(ci95 && fromZero(ci95), words)}</small>
      </td>
      <td>{p90.value === null ? '–' : words(p90.value)}</td>
    </>
  )
}

/** "25.2 to 26.1 min": a unit that both ends have is said once. */
function rangeWords(interval: Interval | null, words: Words): string {
  if (interval === null) return ''
  const [low, high] = [words(interval[0]), words(interval[1])]
  const unit = / \S+$/.exec(high)?.[0] ?? ''
  return `${unit !== '' && low.endsWith(unit) ? low.slice(0, -unit.length) : low} to ${high}`
}

/** Every size of the team beside the best one. */
export function SizeTable({ plan }: { readonly plan: PlanResult }): VNode | null {
  const { turningPoint } = plan
  if (turningPoint === null) return null
  const metric = minimized(plan)
  const words = objectiveWords[metric].amount
  const signed: Words = (value) => `${value < 0 ? '−' : ''}${words(Math.abs(value))}`
  const head = ['Agents', `Mean ${metric}`, `More than with ${turningPoint.best}`, '95 % interval', 'p (Holm)']
  return (
    <Table caption={`Every size against the best one, ${turningPoint.best}, over the same runs`} head={head}>
      {turningPoint.steps.map(({ size, design, excess, p }) => (
        <tr class={size === turningPoint.best ? 'subject' : undefined}>
          <th scope="row">{size}</th>
          <td>{words(meanOf(designAt(plan, design), metric)!)}</td>
          <td>{excess === null ? '–' : signed(excess.mean)}</td>
          <td>{rangeWords(excess?.ci95 ?? null, signed)}</td>
          <td>{p < 0.001 ? '< 0.001' : p.toFixed(3)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What takes speedup away, the most first, and what would give it back. */
export function LossTable({ plan }: { readonly plan: PlanResult }): VNode {
  const head = ['Loss', 'Of the speedup', 'What would help']
  return (
    <Table caption="What the team loses against an ideal one" head={head} wordy>
      {plan.losses.map(({ category, speedup, advice }) => (
        <tr>
          <th scope="row">{inWords(category)}</th>
          <td>{speedup.toFixed(2)}</td>
          <td class="words">{advice}</td>
        </tr>
      ))}
    </Table>
  )
}
