import { curve } from './curve.ts'
import { distribution } from './distribution.ts'
import type { FigureKind } from './figureKind.ts'
import { pareto } from './pareto.ts'
import { waterfall } from './waterfall.ts'

/** Every kind of figure of a sweep. To add one: a file beside these, and its name here. */
export const figureKinds: readonly FigureKind[] = [curve, distribution, waterfall, pareto]
