import { extraOver } from '../../experiment/paper/index.ts'
import { all, byGraph, byModel, compared, ofWhat } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperFigure } from './paperFigure.ts'

/** What coordination costs: messages and idle rounds of decentralized teams less those of preassigned ones. */
export const overhead: PaperFigure = {
  name: 'overhead',
  title: 'Extra messages and idle rounds, decentralized',
  unit: 'count per run',
  by: ['kind', 'graph', 'model'],
  points: (data) => [
    ...compared(data, { row: all('extra messages'), column: byGraph, series: byModel }, (cells) =>
      extraOver(cells, 'messages'),
    ),
    ...compared(data, { row: all('extra idle rounds'), column: byGraph, series: byModel }, (cells) =>
      extraOver(cells, 'idleRounds'),
    ),
  ],
  draw: (data, look, document) =>
    drawPanels(
      {
        title: overhead.title,
        subtitle: `decentralized less preassigned; ${ofWhat(data)}`,
        points: overhead.points(data),
        yLabel: 'extra per run',
        kind: 'lines',
        signed: true,
      },
      look,
      document,
    ),
}
