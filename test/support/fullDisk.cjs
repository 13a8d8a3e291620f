// Loaded before the command line: a disk with room for 10,000 bytes, then none.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const { writeSync } = fs
let room = 10_000

fs.writeSync = (file, data, ...rest) => {
  if (file <= 2) return writeSync(file, data, ...rest)
  room -= data.length
  if (room < 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  return writeSync(file, data, ...rest)
}
syncBuiltinESMExports()
