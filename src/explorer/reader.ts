import type { Read } from '../scenario/index.ts'

/**
 * Reads the reader's own files, and behind them the packaged ones: a file that was dropped on a page has lost its folder, so what
 * it refers to is looked for by name among the files that came with it, then by the end of its path among the packaged ones.
 * @throws Error in plain words, from what it gives, where there is no such file
 */
export function readerOf(files: Readonly<Record<string, string>>, packaged: Readonly<Record<string, string>>): Read {
  return (path) => {
    const own = [path, nameOf(path)].find((known) => Object.hasOwn(files, known))
    if (own !== undefined) return files[own]!
    const end = path.replace(/^((\.\.?)?\/)*/, '/')
    const place = Object.keys(packaged).find((known) => known === path || known.endsWith(end))
    if (place !== undefined) return packaged[place]!
    throw new Error('no such file: give it together with the scenario that refers to it')
  }
}

const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
