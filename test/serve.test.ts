import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage, request } from 'node:http'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import seedrandom from 'seedrandom'
import { afterEach, expect, test } from 'vitest'
import { readLink } from '../src/explorer/link.ts'
import { viewOf } from '../src/explorer/view.ts'
import { brooks, CLI, newFolder } from './support/cli.ts'

const BACKLOG = 'scenarios/examples/backlog.yaml'
const PROFILES = ['claude-sonnet-4.6', 'gemini-3-flash-preview'].map((name) => `scenarios/profiles/${name}.yaml`)

interface Served {
  readonly child: ChildProcess
  /** What it printed: an address. */
  readonly address: string
  readonly port: number
  /** What it says beside that, so far. */
  said(): string
}

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

/** Starts `brooks serve`; at a port of its own, if none is given. */
async function serve(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const child = spawn(process.execPath, [CLI, 'serve', ...args, ...port], { env: { ...process.env, ...env } })
  running.add(child)
  let [address, said] = ['', '']
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      address += chunk
      if (address.endsWith('\n')) resolve()
    })
    child.on('exit', () => reject(new Error(`it ended: ${said}`)))
  })
  return { child, address: address.trimEnd(), port: Number(new URL(address).port), said: () => said }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Links are longer than Node's usual bound of headers. */
const generous = { maxHeaderSize: 2 ** 18 }

function ask({ port }: Served, path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  const { method = 'GET', host = `127.0.0.1:${port}` } = options
  return new Promise((resolve, reject) => {
    const sent = request({ ...generous, port, path, method, headers: { host } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}

/** The view that /open leads to. */
async function opened(served: Served) {
  const { status, headers } = await ask(served, '/open')
  expect(status).toBe(302)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers.location).toMatch(/^\/#/)
  return readLink(headers.location!.slice(1), viewOf('none.yaml'))
}

const textsOf = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))

/** A copy of the example and its profiles that may be edited. */
function copied(): string {
  const folder = newFolder()
  for (const name of ['examples', 'profiles']) mkdirSync(join(folder, name))
  for (const path of [BACKLOG, ...PROFILES]) copyFileSync(path, join(folder, path.replace('scenarios/', '')))
  return join(folder, 'examples/backlog.yaml')
}

test('without a scenario: the address of the page, the page and what it is made of, allowed nothing from elsewhere', async () => {
  const served = await serve([])
  expect(served.address).toBe(`http://127.0.0.1:${served.port}/`)
  await expect.poll(served.said).toBe('Ctrl-C ends it.\n')
  const page = await ask(served, '/')
  expect(page).toMatchObject({ status: 200, body: readFileSync('dist/site/index.html', 'utf8') })
  expect(page.headers).toMatchObject({
    'content-type': 'text/html;charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringMatching(/^default-src 'self'; .*script-src 'self'; /),
  })
  for (const name of readdirSync('dist/site/assets')) {
    const asset = await ask(served, `/assets/${name}`)
    expect(asset).toMatchObject({ status: 200, body: readFileSync(`dist/site/assets/${name}`, 'utf8') })
    expect(asset.headers['cache-control']).toMatch(/immutable/)
    expect(asset.headers['content-type']).toMatch(name.endsWith('.css') ? /^text\/css/ : /^text\/javascript/)
  }
  expect(await ask(served, '/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
})

test('/open leads to the page with the scenario, all files that it reads, the settings and the seed', async () => {
  const served = await serve([BACKLOG, '--set', 'team.members=[gemini]', '--set', 'seed=3', '--seed', '7'])
  expect(served.address).toBe(`http://127.0.0.1:${served.port}/open`)
  expect(await opened(served)).toEqual({
    ...viewOf(BACKLOG, textsOf([BACKLOG, ...PROFILES])),
    settings: { 'team.members': '[gemini]', seed: '3' },
    seed: 7,
  })
})

test('a file that a setting replaces goes along, since the reader may take the setting back', async () => {
  const gpt = 'scenarios/profiles/gpt-5.2.yaml'
  const served = await serve([BACKLOG, '--set', 'agents.sonnet={profile: ../profiles/gpt-5.2.yaml}'])
  expect((await opened(served)).files).toEqual(textsOf([BACKLOG, ...PROFILES, gpt]))
})

test('an edited file is seen at the next request; a broken one is told as check tells it', async () => {
  const file = copied()
  const served = await serve([file])
  const text = readFileSync(file, 'utf8')
  const edited = text.replace('name: backlog', 'name: edited')
  writeFileSync(file, edited)
  expect((await opened(served)).files[file]).toBe(edited)

  writeFileSync(file, text.replace('needs: [skeleton]', 'needs: [skelton]').replace('version: 1', 'version: 2'))
  const broken = await ask(served, '/open')
  expect(broken.status).toBe(422)
  expect(broken.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  expect(broken.body).toContain('skelton')
  expect(broken.body).toBe(brooks('check', file).stderr)

  writeFileSync(file, text)
  expect((await opened(served)).files[file]).toBe(text)
})

test('there is nothing but the page and /open', async () => {
  const served = await serve([BACKLOG])
  const paths = [
    '/nope',
    '/../../package.json',
    '/%2e%2e/cli/main.js',
    '/assets/',
    '/%',
    '/%00',
    '/open/x',
    '/constructor',
  ]
  for (const path of paths)
    expect(await ask(served, path)).toMatchObject({ status: 404, body: `no such page: ${path}\n` })
})

test('files that are too large for a link are a word, not an answer that browsers refuse', async () => {
  const file = join(newFolder(), 'large.yaml')
  const random = seedrandom('large')
  const noise = Array.from({ length: 30_000 }, () => `# ${random.int32()}`).join('\n')
  writeFileSync(file, `${readFileSync('scenarios/lessons/amdahl.yaml', 'utf8')}\n${noise}\n`)
  const { status, body } = await ask(await serve([file]), '/open')
  expect(status).toBe(422)
  expect(body).toMatch(/^the files of this scenario make a link of \d+ characters, and browsers take 200000/)
})

test('it only gives, and only to whoever calls it by its own name', async () => {
  const served = await serve([BACKLOG])
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask(served, '/open', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  }
  expect(await ask(served, '/open', { host: `localhost:${served.port}` })).toMatchObject({ status: 302 })
  for (const host of ['evil.example', `evil.example:${served.port}`, '127.0.0.1', 'localhost', `127.0.0.1:1`]) {
    for (const path of ['/', '/open']) {
      const { status, headers, body } = await ask(served, path, { host })
      expect([status, headers.location]).toEqual([403, undefined])
      expect(body).toMatch(/^expected the host /)
    }
  }
})

/** A server that has a port of this computer, or null if somebody else has it. */
const taken = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null)).listen(port, '127.0.0.1', () => resolve(server))
  })

test('a port that is taken is an error if it was asked for, and passed over if not', async () => {
  const server = await taken(8137)
  try {
    const { code, stdout, stderr } = brooks('serve', '--port', '8137')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^brooks: --port: port 8137 is taken; choose another one/)
    // Not by serve(), which asks for a port.
    const child = spawn(process.execPath, [CLI, 'serve'])
    running.add(child)
    const address = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
    const port = Number(new URL(address).port)
    expect(port).toBeGreaterThan(8137)
    expect(port).toBeLessThan(8137 + 20)
  } finally {
    server?.close()
  }
})

test.each([
  [['scenarios/none.yaml'], /^scenarios\/none\.yaml: error: cannot read scenarios\/none\.yaml: no such file/],
  [[BACKLOG, '--set', 'team.sizes=3'], /^--set team\.sizes=3: error: /],
  [[BACKLOG, '--seed', 'x'], /^brooks: --seed: expected one integer of at least 0/],
  [['--port', '65536'], /^brooks: --port: expected a port from 0 to 65535, got 65536/],
  [['--port', '-1'], /^brooks: --port: expected one integer of at least 0/],
  [['--seed', '1'], /^brooks: --set and --seed: expected a scenario/],
])('wrong input is told at once: %j', (args, words) => {
  const { code, stdout, stderr } = brooks('serve', ...args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(words)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it within a second, whoever is connected, with code 0',
  async (signal) => {
    const served = await serve([BACKLOG])
    const idle = get({ port: served.port, headers: { connection: 'keep-alive' }, agent: false })
    idle.on('error', () => {}) // it is cut off
    await new Promise((resolve) => idle.on('response', resolve)) // and its body is never read
    const startMs = Date.now()
    const code = new Promise((resolve) => served.child.on('close', resolve))
    served.child.kill(signal)
    expect(await code).toBe(0)
    expect(Date.now() - startMs).toBeLessThan(1000)
    expect(served.said()).toBe('Ctrl-C ends it.\n')
  },
)

test.runIf(process.platform === 'linux')('--open has the browser of the system go to the address', async () => {
  const folder = newFolder()
  const [browser, note] = [join(folder, 'browser'), join(folder, 'note')]
  writeFileSync(browser, `#!/bin/sh\necho "$1" > ${note}.part && mv ${note}.part ${note}\n`)
  chmodSync(browser, 0o755)
  const served = await serve([BACKLOG, '--open'], { BROWSER: browser, DISPLAY: '', XDG_CURRENT_DESKTOP: '' })
  await expect.poll(() => existsSync(note), { timeout: 10_000 }).toBe(true)
  expect(readFileSync(note, 'utf8').trim()).toBe(served.address)
})

test('a browser that does not open is a word, and the server goes on', async () => {
  const served = await serve([BACKLOG, '--open'], { NODE_OPTIONS: `--import ${noOpen()}` })
  await expect.poll(served.said).toMatch(/the browser could not be opened: /)
  expect(await ask(served, '/')).toMatchObject({ status: 200 })
})

/** What makes every program that is started fail. */
function noOpen(): string {
  const file = join(newFolder(), 'noOpen.mjs')
  const lines = [
    `import childProcess from 'node:child_process'`,
    `import { syncBuiltinESMExports } from 'node:module'`,
    `childProcess.spawn = () => { throw new Error('no browser') }`,
    `syncBuiltinESMExports()`,
  ]
  writeFileSync(file, lines.join('\n'))
  return file
}

test('the page that was not built is missed in words', () => {
  const folder = newFolder()
  execFileSync('cp', ['-r', 'dist/cli', 'package.json', folder])
  mkdirSync(join(folder, 'dist'))
  execFileSync('mv', [join(folder, 'cli'), join(folder, 'dist/cli')])
  execFileSync('ln', ['-s', join(process.cwd(), 'node_modules'), join(folder, 'node_modules')])
  const main = join(folder, 'dist/cli/main.js')
  expect(() => execFileSync(process.execPath, [main, 'serve'], { encoding: 'utf8', stdio: 'pipe' })).toThrow(
    /there is no page in .*dist\/site\/; run: npm run build/,
  )
})
