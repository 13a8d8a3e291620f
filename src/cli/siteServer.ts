import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import sirv from 'sirv'
import { HOST } from './listen.ts'

/** A short answer of its own. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Plain text. */
  readonly text?: string
}

/**
 * What pages may do: their own scripts, workers and requests, nothing from elsewhere. Figures are styled where they stand. Two
 * libraries of the engine, zod and @stdlib, try once whether they may make code of text; here they may not, and do without.
 */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
].join('; ')

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Names of what lies under assets/ hold a hash of what is in it: such a file never changes. */
const cacheOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'

/**
 * A server of the files of a folder, and of answers made anew for each request, by path. It answers GET and HEAD, and only whoever
 * calls it by its own name: a page elsewhere whose name is made to lead here (DNS rebinding) gets nothing.
 */
export function siteServer(folder: string, answers: Readonly<Record<string, () => Reply>>): Server {
  // dev: files are looked up when they are asked for, so that the site may be built anew while it is served.
  const files = sirv(folder, { dev: true, setHeaders: (response, path) => cache(response, cacheOf(path)) })
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    const [path] = request.url!.split('?', 1)
    const reply = refusalOf(request) ?? (Object.hasOwn(answers, path!) ? answers[path!]!() : null)
    if (reply) return send(response, reply)
    delete request.headers.range // nobody needs a part of a file, and one that ends before it begins would be an error
    files(request, response, () => send(response, { status: 404, text: `no such page: ${path}` }))
  })
}

/** Why a request gets nothing, or null. */
function refusalOf({ method, headers, socket }: IncomingMessage): Reply | null {
  const hosts = [HOST, 'localhost'].map((name) => `${name}:${socket.localPort}`)
  if (!hosts.includes(headers.host ?? '')) return { status: 403, text: `expected the host ${hosts.join(' or ')}` }
  if (method === 'GET' || method === 'HEAD') return null
  return { status: 405, headers: { Allow: 'GET, HEAD' }, text: 'expected GET or HEAD' }
}

function send(response: ServerResponse, { status, headers = {}, text }: Reply): void {
  cache(response, 'no-store')
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
  response.end(text === undefined ? '' : `${text}\n`)
}

const cache = (response: ServerResponse, how: string): ServerResponse => response.setHeader('Cache-Control', how)
