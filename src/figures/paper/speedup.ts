import { speedupOf } from '../../experiment/paper/index.ts'
import { amdahlSpeedup } from '../../theory/index.ts'
import { byGraph, byMode, byModel, compared, ofWhat, pName } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperData, PaperFigure, PaperPoint } from './paperFigure.ts'

/** Speedup against the number of agents: a row a mode, a panel a graph, a line a model, Amdahl's formula dashed. */
export const speedup: PaperFigure = {
  name: 'speedup',
  title: 'Speedup over one agent in the same mode',
  unit: 'ratio',
  by: ['mode', 'graph', 'model'],
  points: (data) => compared(data, { row: byMode, column: byGraph, series: byModel }, speedupOf).map(ofOneAgent),
  draw(data, look, document) {
    const law = { label: 'Amdahl’s formula', curve: amdahl(data) }
    const points = speedup.points(data)
    const panels = {
      title: speedup.title,
      subtitle: ofWhat(data),
      points,
      yLabel: 'speedup',
      kind: 'lines',
      law,
    } as const
    return drawPanels(panels, look, document)
  },
}

/** One agent is as fast as itself: no chance, no interval. */
const ofOneAgent = (point: PaperPoint): PaperPoint =>
  point.n === 1 && point.note === '' ? { ...point, note: '1 by definition' } : point

const amdahl = ({ simulated }: PaperData) =>
  [...new Set(simulated.map(({ p }) => p))].flatMap((p) =>
    Array.from({ length: 41 }, (_, step) => {
      const n = 1 + step / 10
      return { column: pName(p), n, y: amdahlSpeedup(p, n) }
    }),
  )
