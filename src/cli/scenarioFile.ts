import { dirname, relative, resolve } from 'node:path'
import { type Document, isNode, parseDocument } from 'yaml'
import { readTextFile } from '../scenario/files.ts'
import type { Scenario } from '../scenario/index.ts'
import { paperFile } from './committed.ts'
import { type ResultFile, rounded } from './profileFile.ts'

/**
 * The packaged scenario of a task set as runs size it: its own file, comments and all, with the sizes of its tasks, what agents
 * read, how long tests take and how verbose the models are there in the place of what it said. Its files are named from `folder`.
 */
export function scenarioFile(scenario: Scenario, source: string, folder: string): ResultFile {
  const name = `${scenario.name}.yaml`
  const place = paperFile(name)
  const text = parseDocument(readTextFile(place))
  const { tasks, board, context, verification, agents } = scenario
  text.set('source', source)
  text.deleteIn(['tasks', 'outputTokens'])
  put(
    text,
    ['tasks', 'sizes'],
    Object.fromEntries(tasks.map(({ id, outputTokens }) => [id, outputTokens])),
    SIZES,
    false,
  )
  put(text, ['tasks', 'file'], moved(text.getIn(['tasks', 'file']), place, folder))
  for (const [agent, { tokens }] of Object.entries(agents)) {
    const file = text.getIn(['agents', agent, 'profile'])
    if (file === undefined) continue
    put(text, ['agents', agent], { profile: moved(file, place, folder), tokens: { verbosity: tokens.verbosity } })
  }
  put(
    text,
    ['verification', 'seconds'],
    (verification as { seconds?: unknown }).seconds,
    ' mean and spread of all test runs',
  )
  put(text, ['board'], board, BOARD)
  put(text, ['context', 'systemTokens'], context.systemTokens, READ)
  put(text, ['context', 'testOutputTokens'], context.testOutputTokens, READ)
  for (const { id } of tasks) flow(text, ['tasks', 'sizes', id])
  return { name, text: text.toString({ lineWidth: 120, flowCollectionPadding: false }) }
}

const SIZES =
  ' what the models write for a file, geometric mean over the models; verbosity says by how much each differs'
const BOARD =
  ' a completion asks for ownership only; how often agents wrote to paths of no task, over the set where most did; how much they took one task at a time'
const READ = " regression of a run's input tokens on its replies and the test outputs that they read"

/** A path in the scenario, as seen from where the new file goes. */
const moved = (file: unknown, place: string, folder: string): string =>
  relative(resolve(folder), resolve(dirname(place), String(file)))

function put(text: Document, path: readonly string[], value: unknown, comment?: string, inLine = true): void {
  const node = text.createNode(rounded(value))
  if (inLine) (node as { flow?: boolean }).flow = true
  const old = text.getIn(path, true)
  const words = comment ?? (isNode(old) ? (old.comment ?? undefined) : undefined)
  if (words !== undefined && inLine) node.comment = words
  if (words !== undefined && !inLine) node.commentBefore = words
  text.setIn(path, node)
}

function flow(text: Document, path: readonly string[]): void {
  const node = text.getIn(path, true)
  if (node && typeof node === 'object') (node as { flow?: boolean }).flow = true
}
