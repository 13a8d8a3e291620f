import { derivedMetrics } from '../experiment/index.ts'
import { metrics } from '../metrics/index.ts'
import { assignments, policies } from '../policy/index.ts'
import { shapes } from '../scenario/shapes/index.ts'

/** A policy that a block of a scenario may choose, and what it does in a few words. */
export interface Choice {
  readonly kind: string
  readonly summary: string
}

/** What the engine knows that a page shows, told once. */
export interface About {
  /** The policies there are, by the path of the setting that chooses among them: `coordination.kind`, `tasks.shape.kind`. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /** What each metric is, in a sentence, by its name. */
  readonly metrics: Readonly<Record<string, string>>
}

const choicesOf = (kinds: readonly Choice[]): Choice[] => kinds.map(({ kind, summary }) => ({ kind, summary }))

/** From the policies and metrics themselves: a new one is in it without more. */
export const about: About = {
  choices: {
    ...Object.fromEntries(Object.entries(policies).map(([block, { kinds }]) => [`${block}.kind`, choicesOf(kinds)])),
    'coordination.assignment': choicesOf(assignments),
    'tasks.shape.kind': choicesOf(shapes),
  },
  metrics: Object.fromEntries([...metrics, ...derivedMetrics].map(({ name, summary }) => [name, summary])),
}
