/** The page (`planPage`) is not here: it draws, and what draws takes a while to load. */

export { filesInCommonWords } from './filesInCommonWords.ts'
export { valueOfTimeWords } from './objectiveWords.ts'
export { designAt, designWords, measured, subjectOf } from './planDesign.ts'
export { planWords } from './planWords.ts'
export { dollars, percent } from './wording.ts'
