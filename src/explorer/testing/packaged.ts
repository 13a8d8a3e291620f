import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOutGraph } from '../layout.ts'
import { Session } from '../session.ts'

/** The packaged files, by path, as pages have them. */
export const packaged: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(yaml|json)$/.test(file))
    .map((file) => [join('scenarios', file), readFileSync(join('scenarios', file), 'utf8')]),
)

/** The table of measured cells. */
export const table = JSON.parse(packaged['scenarios/paper/measured.json']!)

export const newSession = (): Session => new Session({ packaged, measured: () => table, layOut: layOutGraph })
