import seedrandom from 'seedrandom'
import { threefry2x32 } from './threefry.ts'

/** Names a purpose for which numbers are drawn, such as the sizes of tasks: a 32-bit integer, see `streamId`. */
export type StreamId = number

/** How many numbers one identity can give. */
export const NUMBERS_PER_IDENTITY = 4096
/** The second part of an identity lies below this. */
export const IDENTITY_LIMIT = 2 ** 20

const TWO_TO_26 = 2 ** 26
const TWO_TO_MINUS_53 = 2 ** -53

/**
 * Random numbers by identity, not by order: the k-th number of (stream, i, j) in a replication of a root seed is a pure
 * function of (root seed, replication, stream, i, j, k). Whatever else a run draws, in whatever order, the size of task
 * i and the noise of agent i's turn j stay the same: common random numbers across policies, team sizes and machines.
 *
 * ```ts
 * const streams = new Streams(42)
 * const size = distributionOf({ lognormal: { mean: 400, cv: 0.5 } }).sampler(streams.uniform)
 * streams.at(streamId('task size'), 7)
 * size() // of task 7, always
 * ```
 *
 * seedrandom's alea turns root seed and replication into a 64-bit key; `threefry2x32` gives the numbers.
 */
export class Streams {
  /**
   * The next number of the current identity: uniform on [0, 1), a multiple of 2^-53, a source for d3-random.
   * Throws RangeError if no identity was chosen since the start, or after 4,096 numbers of one identity.
   */
  readonly uniform: () => number

  private key0 = 0
  private key1 = 0
  private streamKey = 0
  private counter0 = 0
  private counter1 = 0
  private drawn = NUMBERS_PER_IDENTITY
  private readonly words = new Int32Array(2)

  /** See `restart` for the arguments. */
  constructor(rootSeed: number | string, replication = 0) {
    this.uniform = () => this.next()
    this.restart(rootSeed, replication)
  }

  /**
   * Starts replication number `replication` (an integer >= 0, else RangeError) of `rootSeed`; the number 1 and the
   * string '1' are the same seed. Equals a new object, without the allocation.
   */
  restart(rootSeed: number | string, replication: number): void {
    if (!Number.isSafeInteger(replication) || replication < 0)
      throw new RangeError(`replication: expected an integer >= 0, got ${replication}`)
    const alea = seedrandom.alea(`${rootSeed}/${replication}`)
    this.key0 = alea.int32()
    this.key1 = alea.int32()
    this.drawn = NUMBERS_PER_IDENTITY
  }

  /** Points `uniform` at the first number of (stream, i, j): i any 32-bit integer, j an integer with 0 <= j < 2^20. */
  at(stream: StreamId, i: number, j = 0): void {
    if ((i | 0) !== i || (j & (IDENTITY_LIMIT - 1)) !== j) throw identityError(i, j)
    this.streamKey = this.key1 ^ stream
    this.counter0 = i
    this.counter1 = j * NUMBERS_PER_IDENTITY
    this.drawn = 0
  }

  private next(): number {
    if (this.drawn === NUMBERS_PER_IDENTITY) throw exhaustedError()
    threefry2x32(this.key0, this.streamKey, this.counter0, (this.counter1 + this.drawn++) | 0, this.words)
    return ((this.words[0]! >>> 5) * TWO_TO_26 + (this.words[1]! >>> 6)) * TWO_TO_MINUS_53
  }
}

/** A stable 32-bit id of a stream's name: FNV-1a over its UTF-16 code units, finished by MurmurHash3's mixer. */
export function streamId(name: string): StreamId {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const identityError = (i: number, j: number) =>
  new RangeError(`identity (${i}, ${j}): expected a 32-bit integer and an integer with 0 <= j < ${IDENTITY_LIMIT}`)

const exhaustedError = () =>
  new RangeError(
    `more than ${NUMBERS_PER_IDENTITY} numbers of one identity, or none chosen: call at(stream, i, j) first`,
  )
