/**
 * Threefry-2x32 with 13 rounds, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3" (SC'11). Thirteen rounds are the fewest that pass TestU01's Crush batteries there.
 *
 * Encrypts the 64-bit counter (`counter0`, `counter1`) under the 64-bit key (`key0`, `key1`) and writes the two output
 * words to `out`. All words are 32-bit integers, signed or not. Neighbouring counters and keys give unrelated outputs.
 */
export function threefry2x32(key0: number, key1: number, counter0: number, counter1: number, out: Int32Array): void {
  const key2 = 0x1bd11bda ^ key0 ^ key1
  let x = (counter0 + key0) | 0
  let y = (counter1 + key1) | 0
  // Unrolled, because a loop over a table of rotations is several times slower. Every four rounds a key is injected.
  y = ((y << 13) | (y >>> 19)) ^ (x = (x + y) | 0)
  y = ((y << 15) | (y >>> 17)) ^ (x = (x + y) | 0)
  y = ((y << 26) | (y >>> 6)) ^ (x = (x + y) | 0)
  y = ((y << 6) | (y >>> 26)) ^ (x = (x + y) | 0)
  x = (x + key1) | 0
  y = (y + key2 + 1) | 0
  y = ((y << 17) | (y >>> 15)) ^ (x = (x + y) | 0)
  y = ((y << 29) | (y >>> 3)) ^ (x = (x + y) | 0)
  y = ((y << 16) | (y >>> 16)) ^ (x = (x + y) | 0)
  y = ((y << 24) | (y >>> 8)) ^ (x = (x + y) | 0)
  x = (x + key2) | 0
  y = (y + key0 + 2) | 0
  y = ((y << 13) | (y >>> 19)) ^ (x = (x + y) | 0)
  y = ((y << 15) | (y >>> 17)) ^ (x = (x + y) | 0)
  y = ((y << 26) | (y >>> 6)) ^ (x = (x + y) | 0)
  y = ((y << 6) | (y >>> 26)) ^ (x = (x + y) | 0)
  x = (x + key0) | 0
  y = (y + key1 + 3) | 0
  y = ((y << 17) | (y >>> 15)) ^ (x = (x + y) | 0)
  out[0] = x
  out[1] = y
}
