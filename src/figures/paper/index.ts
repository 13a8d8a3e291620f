import { conflicts, conflictsByEvents } from './conflicts.ts'
import { efficiency } from './efficiency.ts'
import { overhead } from './overhead.ts'
import type { PaperFigure } from './paperFigure.ts'
import { speedup } from './speedup.ts'
import { stragglers } from './stragglers.ts'
import { testFailures } from './testFailures.ts'
import { tokens } from './tokens.ts'

export type { PaperData, PaperFigure, PaperFigureName, PaperLook, PaperPoint } from './paperFigure.ts'

/** Every figure of the paper. To add one: a file beside these, its name here and in `paperFigureNames`. */
export const paperFigures: readonly PaperFigure[] = [
  speedup,
  conflicts,
  conflictsByEvents,
  testFailures,
  overhead,
  stragglers,
  tokens,
  efficiency,
]
