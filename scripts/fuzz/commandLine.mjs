// The command line in a process that lives on: it is sent arguments, and answers with the exit code, what was printed, and the milliseconds
// of work that it took. To begin a process for each of thousands of commands would take longer than what they do.
const main = new URL('../../dist/cli/main.js', import.meta.url).href
const printed = { stdout: '', stderr: '' }
for (const stream of ['stdout', 'stderr']) {
  process[stream].setMaxListeners(0)
  process[stream].write = (text) => {
    printed[stream] += text
    return true
  }
}
const workMs = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000

let times = 0
process.on('message', async (args) => {
  Object.assign(printed, { stdout: '', stderr: '' })
  process.argv = [process.argv[0], 'brooks', ...args]
  process.exitCode = undefined
  const beginMs = workMs()
  await import(`${main}?${times++}`) // the query: else it would be there already, and do nothing
  process.send({ code: process.exitCode ?? 0, ...printed, ms: workMs() - beginMs })
  process.exitCode = 0
})
