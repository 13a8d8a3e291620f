import { axisX, axisY, barX, type Markish, ruleX, text } from '@observablehq/plot'
import { type CategoryName, categories } from '../team/index.ts'
import { type Bar, barsOf } from './bars.ts'
import type { SvgDocument, SvgElement } from './dom.ts'
import { drawPlot } from './drawPlot.ts'
import { formatDuration, type TimeUnit, timeUnitFor } from './duration.ts'
import { FONT_PX, widthOf } from './figureKind.ts'
import type { GanttData } from './ganttData.ts'
import type { LegendEntry } from './header.ts'
import { categoryColors, categoryScale, FAINT_INK, INK, inkOn, inWords } from './palette.ts'
import { clipText, textWidthPx } from './textWidth.ts'
import { inTheme, inThemeColor, type Theme } from './theme.ts'
import { wrongWords } from './wrong.ts'
import { X_LABEL_PX } from './xyPlot.ts'

export interface GanttOptions {
  /** Width of the picture in pixels, 300 to 2,000. The default is 960. */
  readonly widthPx?: number
  readonly theme?: Theme
  /** Whether bars have titles, which viewers show beside the pointer. The default is true. */
  readonly titles?: boolean
}

const GANTT_WIDTH_PX = 960
const LABEL_PX = 10
const RIGHT_PX = 20
/** Beyond this many, bars are drawn together; see `barsOf`. */
const BARS_MAX = 10_000

/** What places everything. */
interface Layout {
  readonly unit: TimeUnit
  readonly pxPerS: number
  readonly rowPx: number
  readonly leftPx: number
  readonly labels: readonly string[]
}

/**
 * Draws one run: a line an agent, its time in the colours of the ledger, the rounds as rules. Throws RangeError for a
 * width out of range.
 */
export function drawGantt(data: GanttData, options: GanttOptions, document: SvgDocument): SvgElement {
  const widthPx = widthOf(options, GANTT_WIDTH_PX)
  const theme = options.theme ?? 'light'
  const layout = layOut(data, widthPx)
  const { unit, rowPx, leftPx, labels } = layout
  const marginTop = data.roundStartsS.length > 0 ? 18 : 6
  const marginBottom = 38
  const agents = count(labels.length, 'agent')
  const svg = drawPlot(
    {
      header: { title: `${data.scenario}: ${agents}`, subtitle: ending(data), legend: legendOf(data) },
      description: `The time of ${agents}, ${ending(data)}: ${sharesInWords(data)}.`,
      widthPx,
      heightPx: marginTop + labels.length * rowPx + marginBottom,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        marginTop,
        marginBottom,
        marginLeft: leftPx,
        marginRight: RIGHT_PX,
        x: { domain: [0, spanS(data) / unit.seconds], axis: null },
        y: { domain: [...labels.keys()], padding: rowPx > 8 ? 0.16 : 0, axis: null },
        color: categoryScale,
        marks: marksOf(data, layout, widthPx, options),
      },
    },
    document,
  )
  return inTheme(svg, theme)
}

/** The time on the axis; a run of no time at all is drawn on an axis of a second. */
const spanS = ({ makespanS }: GanttData): number => makespanS || 1

function layOut(data: GanttData, widthPx: number): Layout {
  const labels = data.members.map((name, agent) => clipText(`${agent} · ${name}`, widthPx / 5, LABEL_PX))
  const leftPx = 24 + Math.max(...labels.map((label) => textWidthPx(label, LABEL_PX)))
  return {
    labels,
    leftPx,
    rowPx: Math.min(28, Math.max(3, Math.floor(700 / labels.length))),
    unit: timeUnitFor(data.makespanS),
    pxPerS: (widthPx - leftPx - RIGHT_PX) / spanS(data),
  }
}

function marksOf(data: GanttData, layout: Layout, widthPx: number, options: GanttOptions): Markish[] {
  const { unit, pxPerS, rowPx, labels } = layout
  const labelEvery = Math.ceil((LABEL_PX + 3) / rowPx)
  return [
    axisY(
      labels.map((_, agent) => agent).filter((agent) => agent % labelEvery === 0),
      { tickFormat: (agent: number) => labels[agent], tickSize: 0, label: null },
    ),
    axisX({
      label: `time (${unit.name})`,
      labelAnchor: 'center',
      labelOffset: X_LABEL_PX,
      labelArrow: 'none',
      ticks: widthPx / 90,
    }),
    ...barMarks(data, layout, options),
    ...roundMarks(data.roundStartsS, unit, pxPerS),
  ]
}

function barMarks(
  { rows, members, makespanS }: GanttData,
  { unit, pxPerS, rowPx, labels }: Layout,
  { theme = 'light', titles = true }: GanttOptions,
): Markish[] {
  const secondsMin = Math.max(0.5 / pxPerS, (labels.length * makespanS) / BARS_MAX)
  const bars = barsOf(rows, secondsMin)
  const lengthOf = ({ startS, endS }: Bar) => (endS - startS) * pxPerS
  const fits = (bar: Bar) => bar.task !== null && textWidthPx(bar.task, LABEL_PX) + 6 <= lengthOf(bar)
  const x1 = ({ startS }: Bar) => startS / unit.seconds
  // A hair of white divides neighbours of one colour where there is room for it.
  const x2 = (bar: Bar) => (bar.endS - (rowPx > 8 && lengthOf(bar) > 6 ? 0.6 / pxPerS : 0)) / unit.seconds
  const labelled = rowPx >= LABEL_PX + 4 ? bars.filter(fits) : []
  return [
    barX(bars, { x1, x2, y: 'agent', fill: 'category', ...(titles && { title: (bar: Bar) => tooltip(bar, members) }) }),
    text(labelled, {
      x: (bar: Bar) => (bar.startS + bar.endS) / 2 / unit.seconds,
      y: 'agent',
      text: 'task',
      fill: ({ category }: Bar) => inkOn(inThemeColor(categoryColors[category], theme)),
      pointerEvents: 'none',
    }),
  ]
}

/** A rule where each round starts, with its number where there is room; none if they would run together. */
function roundMarks(startsS: readonly number[], unit: TimeUnit, pxPerS: number): Markish[] {
  const span = startsS.length > 1 ? startsS.at(-1)! - startsS[0]! : Infinity
  if (span * pxPerS < 5 * startsS.length) return []
  let freePx = 0
  const labels = startsS.flatMap((startS, index) => {
    const label = index === 0 ? 'round 1' : String(index + 1)
    if (startS * pxPerS < freePx) return []
    freePx = startS * pxPerS + textWidthPx(label, LABEL_PX) + 6
    return [{ x: startS / unit.seconds, label }]
  })
  return [
    ruleX(startsS, { x: (startS: number) => startS / unit.seconds, stroke: INK, strokeWidth: 0.8, insetTop: -14 }),
    text(labels, { x: 'x', text: 'label', frameAnchor: 'top', textAnchor: 'start', dx: 3, dy: -14, fill: FAINT_INK }),
  ]
}

function tooltip({ agent, category, startS, endS, task, turn, rowCount }: Bar, members: readonly string[]): string {
  const what = rowCount > 1 ? `${rowCount} short entries, here as ${inWords(category)}` : inWords(category)
  const lines = [
    `agent ${agent} · ${members[agent]}`,
    task === null ? what : `${what}: ${task}`,
    `${formatDuration(endS - startS)}, from ${formatDuration(startS)}${turn === null ? '' : `, turn ${turn}`}`,
  ]
  return lines.join('\n')
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

function ending({ outcome, reason, wrong, makespanS }: GanttData): string {
  const time = formatDuration(makespanS)
  const end = outcome === 'completed' ? `completed in ${time}` : `${inWords(outcome)} after ${time}; ${reason}`
  return `${end}; ${wrongWords(wrong)}`
}

/** Each category's share of all agent-time, of those that occur. */
function sharesOf({ rows }: GanttData): { category: CategoryName; share: number }[] {
  const seconds = new Map<CategoryName, number>()
  let total = 0
  for (const { category, startS, endS } of rows) {
    seconds.set(category, (seconds.get(category) ?? 0) + endS - startS)
    total += endS - startS
  }
  return categories.flatMap((category) => {
    const time = seconds.get(category)
    return time === undefined ? [] : [{ category, share: time / total }]
  })
}

const inPercent = (share: number): string => (share < 0.005 ? '<1 %' : `${Math.round(100 * share)} %`)

const legendOf = (data: GanttData): LegendEntry[] =>
  sharesOf(data).map(({ category, share }) => ({
    label: `${inWords(category)} ${inPercent(share)}`,
    color: categoryColors[category],
    kind: 'box',
  }))

const sharesInWords = (data: GanttData): string =>
  sharesOf(data)
    .map(({ category, share }) => `${inWords(category)} ${inPercent(share)}`)
    .join(', ')
