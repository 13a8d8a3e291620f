export { attempt } from './attempt.ts'
export { ChunkFolder } from './folder.ts'
export { memoryStore, noStore } from './memory.ts'
export type { ChunkStore } from './store.ts'
