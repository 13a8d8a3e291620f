import { newDocument } from '../document.ts'
import { type FigureKind, type FigureOptions, figureKinds, type SweepSummary, svgText } from '../index.ts'
import { sweepOf } from './sweep.ts'
import { type Element, findAll } from './xml.ts'

/** Teams of six sizes that coordinate in two ways. */
export const both = sweepOf({
  'coordination.kind': ['preassigned', 'decentralized'],
  'team.size': [1, 2, 3, 4, 6, 8],
})

/** A metric that no run has. */
export const unknown = { unit: 's', mean: null, ci95: null }

export const kindOf = (name: string): FigureKind => figureKinds.find((kind) => kind.name === name)!

/** A figure as the text of an SVG file. */
export const drawn = (name: string, summary: SweepSummary, options: FigureOptions = {}): string =>
  svgText(kindOf(name).draw(summary, options, newDocument()))

/** The shapes and texts of marks of a class. */
export const inClass = (svg: Element, name: string): Element[] =>
  findAll(svg, ({ attributes }) => attributes.class === name).flatMap((group) =>
    findAll(group, (element) => element.name !== 'g'),
  )

/** The vertices of a path, in pixels. */
export const coordinates = (path: string): number[][] =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
