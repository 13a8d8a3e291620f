import { Damaged, within } from './damaged.ts'

/** Three bytes of input can stand for 64 of output, and nothing for more. */
const ratioMax = 64 / 3

/**
 * Unpacks what Snappy packed (github.com/google/snappy, format_description.txt). hyparquet can do that too, but never ends on some
 * damaged input: this one takes every byte once and writes no more than `length`.
 * @throws Damaged if that does not give exactly `length` bytes
 */
export function unsnapped(input: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  within(length, Math.ceil(input.length * ratioMax), 'the unpacked size of a page')
  const output = new Uint8Array(length)
  let filled = 0
  let at = afterLength(input)
  while (at < input.length) {
    const tag = input[at++]!
    const kind = tag & 3
    const [size, bytes] = kind === 0 ? literal(input, at, tag) : [kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1, 0]
    within(size, length - filled, 'the length of a piece')
    if (kind === 0) {
      at += bytes
      within(size, input.length - at, 'the length of a literal')
      output.set(input.subarray(at, at + size), filled)
      at += size
    } else {
      const width = kind === 3 ? 4 : kind
      const back = numberAt(input, at, width) + (kind === 1 ? (tag >> 5) * 256 : 0)
      at += width
      if (back === 0) throw new Damaged('a copy is of nothing')
      within(back, filled, 'the distance of a copy')
      for (let index = filled; index < filled + size; index++) output[index] = output[index - back]! // may overlap
    }
    filled += size
  }
  if (filled < length) throw new Damaged(`a page unpacks to ${filled} bytes, not ${length}`)
  return output
}

/** The length of a literal, and how many bytes after its tag it takes to say so. */
function literal(input: Uint8Array, at: number, tag: number): [size: number, bytes: number] {
  const size = tag >> 2
  return size < 60 ? [size + 1, 0] : [numberAt(input, at, size - 59) + 1, size - 59]
}

/** Behind the length, which the head of the page has too. */
function afterLength(input: Uint8Array): number {
  const last = input.findIndex((byte) => byte < 128)
  return last < 0 ? input.length : last + 1
}

/** A number of `width` bytes, the lowest first. */
function numberAt(bytes: Uint8Array, at: number, width: number): number {
  within(width, bytes.length - at, 'the length of a number')
  let value = 0
  for (let index = 0; index < width; index++) value += bytes[at + index]! * 256 ** index
  return value
}
