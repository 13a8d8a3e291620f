import type { Picture } from '../../explorer/message.ts'
import { wrongOf, wrongWords } from '../../figures/wrong.ts'
import { shownNumber } from './numbers.ts'

/** The four numbers that most people look for. */
const HEADLINE = [
  ['makespan', 'makespan'],
  ['speedup', 'speedup'],
  ['cost', 'cost'],
  ['outputTokens', 'tokens written'],
] as const

/** How a run ended, how much is wrong then, and what it came to. */
export function Headline({ picture }: { readonly picture: Picture }) {
  const { metrics, size } = picture.summary.points[0]!
  const wrong = wrongOf(metrics, picture.scenario.tasks.length)
  const words = wrongWords(wrong)
  return (
    <section class="headline">
      <p class="outcome">
        {picture.outcome === 'completed' ? 'Completed' : 'Not completed'}: {picture.reason};{' '}
        {wrong.tasksAffected > 0 ? <strong>{words}</strong> : words}.
      </p>
      <dl>
        {HEADLINE.map(([name, label]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              {shownNumber(metrics[name]!.mean, metrics[name]!.unit)}
              {name === 'speedup' && <small> of {size}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
