export { type Interval, meanInterval, ratioInterval } from './interval.ts'
export { Moments } from './moments.ts'
export { Pairs } from './pairs.ts'
