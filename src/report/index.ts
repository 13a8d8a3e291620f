export { designAt, designWords, dollars, measured, percent, planWords, subjectOf, withinWords } from './planWords.ts'
