// Removes what an earlier build left, so that dist/ holds this source and nothing else.
import { rmSync } from 'node:fs'

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
