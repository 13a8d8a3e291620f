import { averageOver, type PaperMetric } from '../../experiment/paper/index.ts'
import { all, byMode, byModel, compared, ofWhat } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperFigure, PaperFigureName } from './paperFigure.ts'

type Kinds = readonly (readonly [name: string, metric: PaperMetric])[]

/** Conflicts per run: a row a kind, a panel a mode, a bar a model. */
function conflictsFigure(name: PaperFigureName, title: string, kinds: Kinds): PaperFigure {
  const figure: PaperFigure = {
    name,
    title,
    unit: 'count per run',
    by: ['kind', 'mode', 'model'],
    points: (data) =>
      kinds.flatMap(([kind, metric]) =>
        compared(data, { row: all(kind), column: byMode, series: byModel, bySize: false }, (cells) =>
          averageOver(cells, metric),
        ),
      ),
    draw: (data, look, document) =>
      drawPanels(
        {
          title,
          subtitle: ofWhat(data, ', all graphs, teams of 2 to 5'),
          points: figure.points(data),
          yLabel: 'per run',
          kind: 'bars',
        },
        look,
        document,
      ),
  }
  return figure
}

/** As the authors draw it, by two columns that some batches did not record; `concurrent_writes` counts repeats by one agent too. */
export const conflicts = conflictsFigure('conflicts', 'Conflicts per run, by the columns as recorded', [
  ['concurrent writes (column)', 'recordedConcurrentWrites'],
  ['rewrites', 'rewrites'],
  ['blocked claims (column)', 'recordedClaimsBlocked'],
])

/** The same counted in the events, whole; a concurrent write is of two or more agents. */
export const conflictsByEvents = conflictsFigure('conflicts-by-events', 'Conflicts per run, by the events', [
  ['concurrent writes', 'concurrentWrites'],
  ['rewrites', 'rewrites'],
  ['blocked claims', 'blockedClaims'],
])
