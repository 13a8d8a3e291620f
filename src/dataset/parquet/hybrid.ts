import { Damaged, within } from './damaged.ts'

/**
 * `count` whole numbers of `width` bits each, written as runs of one number or packed bit by bit (Parquet's encoding RLE). Runs may
 * say that they are longer than the page: what is beyond `count` is left out.
 * @throws Damaged if the bytes hold fewer
 */
export function readHybrid(bytes: Uint8Array, width: number, count: number): Uint32Array {
  within(width, 32, 'the number of bits')
  const values = new Uint32Array(count)
  let filled = 0
  let at = 0
  while (filled < count) {
    const head = headAt(bytes, at)
    at = head.end
    const left = count - filled
    if (head.packed) {
      const size = Math.min(head.length * 8, left)
      unpack(bytes.subarray(at), width, values.subarray(filled, filled + size))
      at += head.length * width
      filled += size
    } else {
      const size = Math.min(head.length, left)
      const end = at + Math.ceil(width / 8)
      if (end > bytes.length) throw new Damaged('a run of numbers is cut off')
      values.fill(lowestFirst(bytes.subarray(at, end)), filled, filled + size)
      at = end
      filled += size
    }
  }
  return values
}

/** What comes next: a run of so many numbers, or so many times eight packed ones. */
function headAt(bytes: Uint8Array, start: number): { packed: boolean; length: number; end: number } {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes[start + index]
    if (byte === undefined) throw new Damaged('a page has fewer numbers than it says')
    value += (byte & 127) * 2 ** (7 * index)
    if (byte < 128) return { packed: value % 2 === 1, length: Math.floor(value / 2), end: start + index + 1 }
  }
  throw new Damaged('the length of a run has no end')
}

/** Fills `values` with numbers of `width` bits, the lowest bit first. */
function unpack(bytes: Uint8Array, width: number, values: Uint32Array): void {
  if (Math.ceil((values.length * width) / 8) > bytes.length) throw new Damaged('packed numbers are cut off')
  let bit = 0
  for (let index = 0; index < values.length; index++) {
    let value = 0
    for (let got = 0; got < width; ) {
      const taken = Math.min(8 - (bit % 8), width - got)
      value += ((bytes[Math.floor(bit / 8)]! >> (bit % 8)) & (2 ** taken - 1)) * 2 ** got
      got += taken
      bit += taken
    }
    values[index] = value
  }
}

const lowestFirst = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0)
