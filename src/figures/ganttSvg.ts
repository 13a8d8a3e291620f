import type { Run } from '../team/index.ts'
import { newDocument } from './document.ts'
import { drawGantt, type GanttOptions } from './gantt.ts'
import { ganttData } from './ganttData.ts'
import { svgText } from './svg.ts'

/** The Gantt chart of a run as the text of an SVG file, drawn without a browser. */
export const ganttSvg = (run: Run, options: GanttOptions = {}): string =>
  svgText(drawGantt(ganttData(run), options, newDocument()))
