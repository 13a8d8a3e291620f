// One of many that lock folders at the same moments. Arguments: the bundled lock, how many folders, the time to begin, in
// milliseconds since 1970, and the place of the folders. Prints, for each, 1 if it got the lock, and how often two held one.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [bundle, folders, beginMs, place] = process.argv.slice(2)
const { lockFolder } = await import(bundle)
/** Between two folders. */
const STEP_MS = 4
const ROUNDS = 20

const until = (ms) => {
  while (Date.now() < ms);
}

/** The lock of a folder, or null if another process has it. */
function locked(folder) {
  try {
    return lockFolder(folder)
  } catch (error) {
    if (!/ is in use/.test(error.message)) throw error
    return null
  }
}

let overlaps = 0
const wins = []
for (let index = 0; index < Number(folders); index++) {
  until(Number(beginMs) + index * STEP_MS)
  wins.push(locked(join(place, `kept-${index}`)) === null ? 0 : 1) // and keeps it
}
for (let round = 0; round < ROUNDS; round++) {
  const folder = join(place, 'shared')
  const lock = locked(folder)
  if (lock === null) continue
  try {
    writeFileSync(join(folder, 'inside'), '', { flag: 'wx' })
  } catch {
    overlaps++
  }
  rmSync(join(folder, 'inside'), { force: true })
  lock.release()
}
process.stdout.write(JSON.stringify({ wins, overlaps }), () => setTimeout(() => process.exit(), 1000))
