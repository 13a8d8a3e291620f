import { newDocument } from '../figures/document.ts'
import {
  drawGantt,
  type FigureName,
  type FigureOptions,
  figureKinds,
  type GanttData,
  type SweepSummary,
  svgText,
} from '../figures/index.ts'
import type { ResultFolder } from './files.ts'
import type { Look } from './look.ts'
import { pngOf } from './png.ts'

/** A figure that results may give. */
export interface Figure {
  readonly name: FigureName | 'gantt'
  /** The name of its files, without an ending. */
  readonly file: string
  /** Why there is none, in words, or null where it can be drawn. */
  readonly missing: string | null
  /** How much of the results it shows, or null for all. */
  readonly shows: string | null
  /** The text of an SVG file. */
  draw(): string
}

/** Figures of a sweep, in the order of their kinds. */
export function sweepFigures(summary: SweepSummary, names: readonly string[], options: FigureOptions): Figure[] {
  const kinds = figureKinds.filter(({ name }) => names.includes(name))
  return kinds.map((kind) => {
    const missing = kind.needs(summary, options)
    return {
      name: kind.name,
      file: kind.name === 'curve' ? curveFile(options) : kind.name,
      missing,
      shows: missing === null ? kind.shows(summary, options) : null,
      draw: () => svgText(kind.draw(summary, options, newDocument())),
    }
  })
}

/** curve, curve-makespan, curve-makespan-limits.rounds: what was asked for, so that one does not replace the other. */
const curveFile = ({ metric, parameter }: FigureOptions): string =>
  ['curve', metric, parameter]
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/[^\w.-]/g, '_'))
    .join('-')

/** The Gantt chart of a run. */
export const ganttFigure = (data: GanttData, look: Look): Figure => ({
  name: 'gantt',
  file: 'gantt',
  missing: null,
  shows: null,
  draw: () => svgText(drawGantt(data, look, newDocument())),
})

/** Draws figures into the folder, one a step; yields what is to be said of each: why it is missing, what it leaves out. */
export function* drawInto(
  folder: ResultFolder,
  figures: readonly Figure[],
  look: Look,
): Generator<readonly string[], void> {
  for (const { name, file, missing, shows, draw } of figures) {
    if (missing === null) {
      writeFigure(folder, file, draw(), look)
      yield shows === null ? [] : [`${name} shows ${shows}`]
    } else yield [`no ${name}: ${missing}`]
  }
}

/** Writes a figure, the text of an SVG file, in every format asked for. */
export function writeFigure(folder: ResultFolder, file: string, svg: string, { formats }: Look): void {
  if (formats.includes('svg')) folder.append(`${file}.svg`, svg)
  if (formats.includes('png')) folder.append(`${file}.png`, pngOf(svg))
}
