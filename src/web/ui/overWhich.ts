import type { Curve } from '../../explorer/message.ts'
import { completedWords } from '../../figures/runLines.ts'

/** Which runs the means of a team of this size are over, in a sentence or two; null where all completed. */
export function overWhich({ summary: { points } }: Curve, size: number): string | null {
  const completed = (of: number) => completedWords(points.filter((point) => point.size === of))
  const [own, alone] = [completed(size), size === 1 ? null : completed(1)]
  const sentences = [
    ...(own === null
      ? []
      : [
          `${own} of the runs completed: times, speedup, shares and losses are means over those, all else is over all runs.`,
        ]),
    ...(alone === null ? [] : [`One agent alone, whom the speedup is against, completed ${alone} of its runs.`]),
  ]
  return sentences.length > 0 ? sentences.join(' ') : null
}
