import { type Average, averageOver } from '../../experiment/paper/index.ts'
import { byGraph, byMode, byModel, compared, ofWhat } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperFigure } from './paperFigure.ts'

/** Tokens that all agents read and write in a run: a row a model, a panel a graph, a line a mode. */
export const tokens: PaperFigure = {
  name: 'tokens',
  title: 'Total tokens per run, in thousands',
  unit: 'thousand tokens per run',
  by: ['model', 'graph', 'mode'],
  points: (data) =>
    compared(data, { row: byModel, column: byGraph, series: byMode }, (cells) =>
      inThousands(averageOver(cells, 'totalTokens')),
    ),
  draw: (data, look, document) =>
    drawPanels(
      {
        title: tokens.title,
        subtitle: `input and output of all agents; ${ofWhat(data)}`,
        points: tokens.points(data),
        yLabel: 'thousand tokens',
        kind: 'lines',
      },
      look,
      document,
    ),
}

const inThousands = (average: Average | null): Average | null =>
  average && {
    ...average,
    mean: average.mean / 1000,
    standardError: average.standardError === null ? null : average.standardError / 1000,
  }
