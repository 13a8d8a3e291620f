export { type Replication, replicate } from './replicate.ts'
export { type Estimate, type Row, rowOf, Summary } from './summary.ts'
export { withOneAgent } from './variants.ts'
