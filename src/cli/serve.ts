import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { linkOf } from '../explorer/link.ts'
import { ScenarioError } from '../scenario/index.ts'
import type { Command } from './command.ts'
import { untilAsked } from './interruptible.ts'
import { HOST, listen } from './listen.ts'
import { integerOption, singleOption } from './numbers.ts'
import { print, printError, printProblems } from './output.ts'
import { setOption } from './scenarios.ts'
import { type Reply, siteServer } from './siteServer.ts'
import { UsageError } from './usage.ts'
import { viewOfFile } from './viewOfFile.ts'

interface Arguments {
  scenario?: string
  set: string[]
  seed?: string
  port?: string
  open: boolean
}

const SITE = fileURLToPath(new URL('../../dist/site/', import.meta.url))

/** `brooks serve [scenario]`: the explorer in a browser on this computer, opened on a scenario. */
export const serve: Command<Arguments> = {
  builder: (yargs) =>
    yargs.positional('scenario', { type: 'string', describe: 'YAML or JSON file to open it on' }).options({
      ...setOption,
      seed: { string: true, describe: "Root of all random numbers; the scenario's when not given" },
      port: { string: true, describe: 'Port to listen at, 0 for any; the first free one from 8137 on when not given' },
      open: { type: 'boolean', default: false, describe: 'Open it in the browser of the system' },
    }) as never,
  async handler({ scenario, set, open, ...options }) {
    const seed = options.seed === undefined ? null : integerOption('seed', options.seed, 0)
    const port = portOption(singleOption('port', options.port))
    if (scenario === undefined && (set.length > 0 || seed !== null))
      throw new UsageError('--set and --seed: expected a scenario to which they belong')
    if (!existsSync(`${SITE}index.html`)) throw new Error(`there is no page in ${SITE}; run: npm run build`)
    if (scenario !== undefined) printProblems(viewOfFile(scenario, set, seed).warnings)
    const server = siteServer(SITE, scenario === undefined ? {} : { '/open': () => redirect(scenario, set, seed) })
    const address = `http://${HOST}:${await listen(server, port)}/${scenario === undefined ? '' : 'open'}`
    const asked = untilAsked()
    print(address)
    printError('Ctrl-C ends it.')
    if (open) void openBrowser(address) // nobody who ends this waits for it
    await asked
    server.close()
    server.closeAllConnections()
  },
}

function portOption(given: string | undefined): number | undefined {
  const port = given === undefined ? undefined : integerOption('port', given, 0)
  if (port === undefined || port <= 65_535) return port
  throw new UsageError(`--port: expected a port from 0 to 65535, got ${port}`)
}

/** Characters of a link that every browser takes from a server; Chromium refuses headers above 256 KiB. */
const LINK_MAX = 200_000

/** To the explorer with the scenario as its files are now, so that what was edited is seen; or what is wrong with them. */
function redirect(scenario: string, set: readonly string[], seed: number | null): Reply {
  try {
    const link = linkOf(viewOfFile(scenario, set, seed).view)
    if (link.length > LINK_MAX) return { status: 422, text: tooLong(link) }
    return { status: 302, headers: { Location: `/#${link}` } }
  } catch (error) {
    if (error instanceof ScenarioError) return { status: 422, text: error.message }
    return { status: 500, text: `Brooks failed: ${inWords(error)}` }
  }
}

const tooLong = ({ length }: string): string =>
  `the files of this scenario make a link of ${length} characters, and browsers take ${LINK_MAX} at most; drop the files on the page at / instead`

/** A browser that does not open is no reason to end: there is the address. */
async function openBrowser(address: string): Promise<void> {
  try {
    const { default: open } = await import('open')
    await open(address)
  } catch (error) {
    printError(`the browser could not be opened: ${inWords(error)}`)
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
