import { type View, viewOf } from '../../explorer/view.ts'

/** A scenario is a text of some kilobytes; what is larger by far was picked by mistake, and no link could hold it. */
const BYTES_MAX = 1_000_000

/** Opens files that were given, if any; says in a sentence why not. */
export async function openFiles(
  given: Iterable<File>,
  onView: (view: View) => void,
  onProblem: (problem: string) => void,
): Promise<void> {
  const files = [...given]
  if (files.length > 0) await viewOfFiles(files).then(onView, (error) => onProblem(String(error.message)))
}

/**
 * The view of files that the reader gave: the scenario, and what it refers to.
 * @throws Error in a sentence, for files that cannot be read as text
 */
async function viewOfFiles(given: readonly File[]): Promise<View> {
  const texts = await Promise.all(given.map(async (file) => [file.name, await textOf(file)] as const))
  const scenario = texts.find(([, text]) => /^\s*["']?version["']?\s*:|^\s*\{\s*"version"/m.test(text)) ?? texts[0]!
  return viewOf(scenario[0], Object.fromEntries(texts))
}

async function textOf(file: File): Promise<string> {
  if (file.size > BYTES_MAX) {
    throw new Error(`${file.name}: expected a scenario file of at most 1 MB, got ${Math.round(file.size / 1e6)} MB`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new Error(`${file.name}: not a text file in UTF-8`)
  }
}
