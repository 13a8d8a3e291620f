import { averageOver } from '../../experiment/paper/index.ts'
import { all, byMode, byModel, compared, ofWhat } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperFigure } from './paperFigure.ts'

/** Test runs that failed against the number of agents: a panel a mode, a line a model. */
export const testFailures: PaperFigure = {
  name: 'test-failures',
  title: 'Test failures per run',
  unit: 'count per run',
  by: ['kind', 'mode', 'model'],
  points: (data) =>
    compared(data, { row: all('test failures'), column: byMode, series: byModel }, (cells) =>
      averageOver(cells, 'testFailures'),
    ),
  draw: (data, look, document) =>
    drawPanels(
      {
        title: testFailures.title,
        subtitle: ofWhat(data, ', all graphs'),
        points: testFailures.points(data),
        yLabel: 'failures per run',
        kind: 'lines',
      },
      look,
      document,
    ),
}
