import { settingsOf, type View, viewOf } from '../explorer/view.ts'
import { readTextFile } from '../scenario/files.ts'
import type { Problem } from '../scenario/index.ts'
import { open } from './scenarios.ts'

/** A view of a scenario file as it is now, with all files that it reads, and what is odd about it. */
export interface FileView {
  readonly view: View
  readonly warnings: readonly Problem[]
}

/**
 * `set`: as `--set` takes it. `seed`: null for the scenario's own.
 * @throws ScenarioError with all that is wrong
 */
export function viewOfFile(file: string, set: readonly string[], seed: number | null): FileView {
  const files = new Map<string, string>()
  const read = (path: string): string => {
    const text = files.get(path) ?? readTextFile(path)
    files.set(path, text)
    return text
  }
  const { warnings } = open(file, set, read)
  open(file, [], read) // the explorer can take settings back: what they replace is read too
  return { view: { ...viewOf(file, Object.fromEntries(files)), settings: settingsOf(set), seed }, warnings }
}
