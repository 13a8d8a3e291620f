import type { Server } from 'node:http'
import { UsageError } from './usage.ts'

/** Where it listens if nobody says otherwise, and how many ports from there on it tries. */
const PORT = 8137
const TRIES = 20

/** This computer alone: nobody else reaches it. */
export const HOST = '127.0.0.1'

/**
 * Has a server listen to this computer, at the port that was asked for (0: any that is free), or at the first free one from 8137 on.
 * The port, once it listens.
 * @throws UsageError if there is none
 */
export async function listen(server: Server, asked: number | undefined): Promise<number> {
  const last = PORT + TRIES - 1
  if (asked !== undefined) {
    const refusal = await refusalOf(server, asked)
    if (refusal) throw new UsageError(`--port: port ${asked} ${refusal}; choose another one, or 0 for any that is free`)
    return portOf(server)
  }
  for (let port = PORT; port <= last; port++) if ((await refusalOf(server, port)) === null) return portOf(server)
  throw new UsageError(`expected a free port, got none from ${PORT} to ${last}; choose one with --port`)
}

const portOf = (server: Server): number => (server.address() as { port: number }).port

/** Why a server cannot listen at a port, or null: it does now. */
function refusalOf(server: Server, port: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('is taken')
      else if (error.code === 'EACCES') resolve('is not allowed to you')
      else reject(error)
    }
    server.once('error', refused)
    server.listen(port, HOST, () => {
      server.off('error', refused)
      resolve(null)
    })
  })
}
