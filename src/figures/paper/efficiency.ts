import { axisX, axisY, type Markish, ruleY, text } from '@observablehq/plot'
import { speedupOf, tokenMultiple } from '../../experiment/paper/index.ts'
import { drawPlot } from '../drawPlot.ts'
import { FONT_PX, LABEL_PX, widthOf } from '../figureKind.ts'
import { FAINT_INK, INK, seriesStyle } from '../palette.ts'
import { svgText } from '../svg.ts'
import { clipText } from '../textWidth.ts'
import { inTheme } from '../theme.ts'
import { byGraph, byMode, byModel, compared, type Measure, ofWhat } from './compare.ts'
import { BOLD } from './panelMarks.ts'
import { PAPER_CAPTION_LINES_MAX, PAPER_WIDTH_PX, type PaperFigure, type PaperPoint } from './paperFigure.ts'

const LINE_PX = 18
/** Above a table, for its name. */
const GAP_PX = 28
/** Why what was measured has no interval. */
const UNKNOWN = 'means of cells do not tell how time and tokens of a run vary together'
const MEASURED = seriesStyle(1).color

/** What a team's speedup is worth in tokens, as tables: one a mode and model, a line a graph, a column a size. */
export const efficiency: PaperFigure = {
  name: 'efficiency',
  title: 'Speedup ÷ token multiple',
  unit: 'ratio',
  by: ['mode', 'graph', 'model'],
  points: (data) => compared(data, { row: byMode, column: byGraph, series: byModel }, perToken, UNKNOWN),
  draw(data, look, document) {
    const cells = efficiency.points(data).filter(({ n }) => n !== null && n >= 2)
    const tables = [...new Set(cells.map(tableOf))]
    const graphs = [...new Set(cells.map(({ column }) => column))]
    const widthPx = widthOf(look, PAPER_WIDTH_PX)
    const bodyPx = graphs.length * LINE_PX
    const svg = drawPlot(
      {
        header: {
          title: efficiency.title,
          subtitle: `wall clock and tokens against one agent in the same mode; intervals, where known, are in the CSV\n${ofWhat(data)}`,
          subtitleLinesMax: PAPER_CAPTION_LINES_MAX,
          legend: [
            { label: 'left: simulated', kind: 'box', color: INK },
            { label: 'right: measured', kind: 'box', color: MEASURED },
          ],
        },
        description: `Tables of speedup divided by token multiple: ${tables.join('; ')}.`,
        widthPx,
        heightPx: GAP_PX + 18 + tables.length * bodyPx + (tables.length - 1) * GAP_PX + 12,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          marginTop: GAP_PX + 18,
          marginBottom: 12,
          marginLeft: 58,
          marginRight: 8,
          x: { domain: [2, 3, 4, 5], type: 'band', axis: null },
          y: { domain: graphs, type: 'band', axis: null },
          fy: { domain: tables, paddingInner: GAP_PX / (bodyPx + GAP_PX), paddingOuter: 0, axis: null },
          marks: tableMarks(cells, tables, widthPx),
        },
      },
      document,
    )
    return svgText(inTheme(svg, look.theme ?? 'light'))
  },
}

const perToken: Measure = (cells, all) => {
  const [speedup, multiple] = [speedupOf(cells, all), tokenMultiple(cells, all)]
  return speedup && multiple ? { mean: speedup.mean / multiple, standardError: null, degreesOfFreedom: null } : null
}

const tableOf = ({ row, series }: PaperPoint): string => `${row}, ${series}`

function tableMarks(cells: readonly PaperPoint[], tables: readonly string[], widthPx: number): Markish[] {
  const place = { fy: tableOf, x: 'n', y: 'column' } as const
  const names = tables.map((table) => ({ table, name: clipText(table, (widthPx - 16) / BOLD, LABEL_PX) }))
  return [
    ruleY(names, { fy: 'table', stroke: FAINT_INK, strokeWidth: 0.5, frameAnchor: 'top' } as never),
    axisX({ anchor: 'top', label: null, tickSize: 0, tickFormat: (n: number) => `n = ${n}`, dy: -18 }),
    axisY({ label: null, tickSize: 0 }),
    text(names, {
      ...{ fy: 'table', text: 'name', frameAnchor: 'top-left', lineAnchor: 'bottom' },
      ...{ dx: -50, dy: -4, fontWeight: 'bold' },
    }),
    text(cells, { ...place, text: ({ simulated }) => twoDigits(simulated), fill: INK, textAnchor: 'end', dx: -3 }),
    text(cells, { ...place, text: ({ measured }) => twoDigits(measured), fill: MEASURED, textAnchor: 'start', dx: 3 }),
  ]
}

const twoDigits = (value: number | null): string => value?.toFixed(2) ?? '–'
