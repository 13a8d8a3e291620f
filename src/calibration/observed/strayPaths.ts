import { grouped } from '../../dataset/index.ts'
import { setOf } from '../cellScenario.ts'
import { editsOf, type RunReading } from './reading.ts'

/** Agents that began with files of no task, of those that wrote files. */
interface Strays {
  readonly strayed: number
  readonly of: number
}

const ALTERNATIONS = 30

/**
 * How easily the paths of each task set are taken for others, from 0 to 1 for the set where that happened most: the chance of an
 * agent is its model's times its set's, each solved for in turn so that the counts of both come out.
 */
export function pathAmbiguity(readings: readonly RunReading[]): ReadonlyMap<string, number> {
  const cells = [...grouped(readings, ({ run }) => `${run.model} ${setOf(run)}`).values()].map((own) => ({
    model: own[0]!.run.model,
    set: setOf(own[0]!.run),
    ...straysOf(own),
  }))
  const sets = [...grouped(cells, ({ set }) => set)]
  const models = [...grouped(cells, ({ model }) => model)]
  const ofSet = new Map(sets.map(([set]) => [set, 1]))
  const ofModel = new Map<string, number>()
  for (let turn = 0; turn < ALTERNATIONS; turn++) {
    for (const [model, own] of models)
      ofModel.set(
        model,
        shareOver(own, ({ set }) => ofSet.get(set)!),
      )
    for (const [set, own] of sets)
      ofSet.set(
        set,
        shareOver(own, (cell) => ofModel.get(cell.model)!),
      )
  }
  const most = Math.max(...ofSet.values())
  return new Map([...ofSet].map(([set, value]) => [set, most > 0 ? Math.min(1, value / most) : 0]))
}

/** Of agents that wrote files: how many began with files of no task for the most part. */
export function straysOf(readings: readonly RunReading[]): Strays {
  const strays = { strayed: 0, of: 0 }
  for (const { replies } of readings) {
    const begun = new Set<string>()
    for (const reading of replies) {
      const { agent } = reading.reply
      if (editsOf(reading) === 0 || begun.has(agent)) continue
      begun.add(agent)
      strays.of++
      strays.strayed += Number(reading.strays)
    }
  }
  return strays
}

function shareOver<Cell extends Strays>(cells: readonly Cell[], chance: (cell: Cell) => number): number {
  const strayed = cells.reduce((sum, cell) => sum + cell.strayed, 0)
  const expected = cells.reduce((sum, cell) => sum + cell.of * chance(cell), 0)
  return expected > 0 ? strayed / expected : 0
}
