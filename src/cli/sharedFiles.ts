import type { SharedFiles } from '../experiment/index.ts'
// Not by the index: that holds all words of plans.
import { filesInCommonWords } from '../report/filesInCommonWords.ts'
import { paragraph } from './paragraph.ts'

/** What stands above results whose teams share files, in which conflicts cost nothing, below an empty line; else nothing. */
export function sharedFilesLines(shared: SharedFiles | null | undefined): string[] {
  if (!shared) return []
  const where = shared.differs ? 'in the design where most of them do, ' : ''
  return ['', paragraph(`Beware: ${where}${filesInCommonWords(shared, shared.taskCount)}`)]
}
