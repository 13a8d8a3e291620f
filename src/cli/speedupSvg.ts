import type { PaperSpeedup } from '../experiment/index.ts'
import { newDocument } from '../figures/document.ts'
import { drawSpeedup, svgText } from '../figures/index.ts'

/** The paper's speedup figure from simulated runs, as the text of an SVG file. */
export function speedupSvg(speedups: readonly PaperSpeedup[], replications: number): string {
  const points = speedups.map(({ model, ...point }) => ({ ...point, series: model }))
  const title = 'Simulated speedup over one agent in the same mode'
  const subtitle = `means over three suites, ${replications} runs a cell, 95 % intervals`
  return svgText(drawSpeedup(points, { title, subtitle, widthPx: 640 }, newDocument()))
}
