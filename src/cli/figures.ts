import type { SweepResult } from '../experiment/index.ts'
import { newDocument } from '../figures/document.ts'
import { figureKinds } from '../figures/index.ts'
import type { ResultFolder } from './files.ts'

/** Every kind of figure that a sweep's results can be drawn as. */
export const figureFiles = figureKinds.map(({ name }) => `${name}.svg`)

/** Draws into the folder each of them that these results can be. */
export function drawFigures(folder: ResultFolder, result: SweepResult): void {
  for (const { name, needs, draw } of figureKinds)
    if (needs(result) === null) folder.append(`${name}.svg`, draw(result, {}, newDocument()))
}
