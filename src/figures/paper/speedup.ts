import { speedupOf } from '../../experiment/paper/index.ts'
import { amdahlSpeedup } from '../../theory/index.ts'
import { byGraph, byMode, byModel, compared, overSuites, pName } from './compare.ts'
import { drawPanels } from './panels.ts'
import type { PaperData, PaperFigure } from './paperFigure.ts'

/** Speedup against the number of agents: a row a mode, a panel a graph, a line a model, Amdahl's law dashed. */
export const speedup: PaperFigure = {
  name: 'speedup',
  title: 'Speedup over one agent in the same mode',
  points: (data) => compared(data, { row: byMode, column: byGraph, series: byModel }, speedupOf),
  draw(data, look, document) {
    const law = { label: 'Amdahl’s law', curve: amdahl(data) }
    const points = speedup.points(data)
    const panels = {
      title: speedup.title,
      subtitle: overSuites(data),
      points,
      yLabel: 'speedup',
      kind: 'lines',
      law,
    } as const
    return drawPanels(panels, look, document)
  },
}

const amdahl = ({ simulated }: PaperData) =>
  [...new Set(simulated.map(({ p }) => p))].flatMap((p) =>
    Array.from({ length: 41 }, (_, step) => {
      const n = 1 + step / 10
      return { column: pName(p), n, y: amdahlSpeedup(p, n) }
    }),
  )
