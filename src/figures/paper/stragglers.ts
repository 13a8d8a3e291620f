import { averageOver } from '../../experiment/paper/index.ts'
import { LATENCY_S_LIMIT } from '../../metrics/index.ts'
import { byGraph, byMode, byModel, compared, ofWhat } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperFigure } from './paperFigure.ts'

/** How long a round waits for its slowest reply beyond the mean one: a row a model, a panel a graph, a line a mode. */
export const stragglers: PaperFigure = {
  name: 'stragglers',
  title: 'Straggler gap, in seconds',
  unit: 's',
  by: ['model', 'graph', 'mode'],
  points: (data) =>
    compared(data, { row: byModel, column: byGraph, series: byMode }, (cells) => averageOver(cells, 'stragglerGap')),
  draw: (data, look, document) =>
    drawPanels(
      {
        title: stragglers.title,
        subtitle: `longest less mean reply of a round, but for those of ${LATENCY_S_LIMIT} s and more\n${ofWhat(data)}`,
        points: stragglers.points(data),
        yLabel: 'gap (s)',
        kind: 'lines',
      },
      look,
      document,
    ),
}
