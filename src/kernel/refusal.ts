/** Ranks run from 0 (first) to 65,535 (last) among the events of one instant. */
export const RANK_MAX = 65_535

/** Why an event cannot be scheduled: its delay, its rank, or because there have been too many. */
export function refusal(delayUs: number, time: number, rank: number): RangeError {
  if (!(delayUs >= 0 && time <= Number.MAX_SAFE_INTEGER && Math.floor(delayUs) === delayUs))
    return new RangeError(`delay: expected a whole number of µs ≥ 0 within the clock's range, got ${delayUs}`)
  if ((rank & RANK_MAX) !== rank)
    return new RangeError(`rank: expected an integer from 0 (first) to ${RANK_MAX} (last), got ${rank}`)
  return new RangeError('at most 2^37 events can be scheduled without a reset()')
}
