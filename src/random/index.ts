export type { Distribution, Kind } from './distribution.ts'
export { distributionOf, kindNames, type Quantity, quantity, type Range } from './quantity.ts'
export { normalCdf } from './special.ts'
export { type StreamId, Streams, streamId } from './streams.ts'
