import type { Rows } from '../job.ts'
import type { ChunkStore } from './store.ts'

/** Keeps rows as long as the process lives. */
export function memoryStore(): ChunkStore {
  const chunks = new Map<string, Rows>()
  return {
    get: ({ point, first, count }) => chunks.get(`${point} ${first} ${count}`) ?? null,
    put: ({ point, first, count }, rows) => void chunks.set(`${point} ${first} ${count}`, rows),
  }
}

/** Keeps nothing, for those who need no more than the summaries. */
export const noStore: ChunkStore = { get: () => null, put() {} }
