import { useState } from 'preact/hooks'
import type { About } from '../../explorer/about.ts'
import type { Curve, Picture } from '../../explorer/message.ts'
import { inWords } from '../../figures/palette.ts'
import { shownInterval, shownNumber } from './numbers.ts'
import { overWhich } from './overWhich.ts'
import { Help, Term } from './Term.tsx'

interface Props {
  readonly picture: Picture
  readonly curve: Curve | null
  readonly about: About
}

/** The metrics that stand outside of “all metrics”. */
const FIRST = [
  'completed',
  'errorsLeft',
  'tasksAffected',
  'makespan',
  'speedup',
  'efficiency',
  'cost',
  'outputTokens',
  'concurrentWrites',
  'rewrites',
  'testFailures',
]

/** Every metric of the run that is shown, and its mean over the replications so far. Cells hold the whole numbers as data. */
export function MetricsTable({ picture, curve, about }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const own = picture.summary.points[0]!
  const many = curve?.summary.points.find(({ size }) => size === own.size)
  const over = curve && overWhich(curve, own.size)
  const others = Object.keys(own.metrics).filter((name) => !FIRST.includes(name))
  const rows = (names: readonly string[]) =>
    names.map((name) => (
      <Row key={name} name={name} help={about.metrics[name]} of={own.metrics[name]!} many={many?.metrics[name]} />
    ))
  const head = (
    <tr>
      <th scope="col">metric</th>
      <th scope="col">this run</th>
      <th scope="col">
        mean of {many?.replications ?? 0} {many?.replications === 1 ? 'run' : 'runs'}
      </th>
      <th scope="col">
        <Term name="95 % interval" />
      </th>
    </tr>
  )
  return (
    <div class="metrics">
      {over && <p class="over">{over}</p>}
      <div class="scroll">
        <table>
          <thead>{head}</thead>
          <tbody>{rows(FIRST)}</tbody>
        </table>
      </div>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>All {FIRST.length + others.length} metrics</summary>
        {isOpen && (
          <div class="scroll">
            <table>
              <thead>{head}</thead>
              <tbody>{rows(others)}</tbody>
            </table>
          </div>
        )}
      </details>
    </div>
  )
}

interface Number {
  readonly mean: number | null
  readonly ci95: readonly [number, number] | null
  readonly unit: string
}

interface RowProps {
  readonly name: string
  readonly help: string | undefined
  readonly of: Number
  readonly many: Number | undefined
}

function Row({ name, help, of, many }: RowProps) {
  const { unit } = of
  return (
    <tr data-metric={name}>
      <th scope="row">{help ? <Help label={inWords(name.replace('.', ': '))} text={help} /> : inWords(name)}</th>
      <td data-value={JSON.stringify(of.mean)}>{shownNumber(of.mean, unit)}</td>
      <td data-mean={JSON.stringify(many?.mean ?? null)}>{shownNumber(many?.mean ?? null, unit)}</td>
      <td data-ci95={JSON.stringify(many?.ci95 ?? null)}>{shownInterval(many?.ci95 ?? null, unit)}</td>
    </tr>
  )
}
