import { curve } from './curve.ts'
import { distribution } from './distribution.ts'
import type { FigureKind, FigureName } from './figureKind.ts'
import { pareto } from './pareto.ts'
import { waterfall } from './waterfall.ts'

const kinds: Readonly<Record<FigureName, FigureKind>> = { curve, distribution, waterfall, pareto }

/** Every kind of figure of a sweep. To add one: a file beside these, and its name here and in `figureNames`. */
export const figureKinds: readonly FigureKind[] = Object.values(kinds)
