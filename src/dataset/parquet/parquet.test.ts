import { randomLcg } from 'd3-random'
import { ByteWriter } from 'hyparquet-writer'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'
import { describe, expect, test } from 'vitest'
import { DatasetError } from '../error.ts'
import { type ColumnForm, readColumn } from './column.ts'
import { Damaged } from './damaged.ts'
import { readHybrid } from './hybrid.ts'
import { unsnapped } from './snappy.ts'
import { checkThrift } from './thrift.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const text = (value: Uint8Array) => new TextDecoder().decode(value)
/** Whole numbers below `limit`, in stretches of equal ones. */
function someNumbers(count: number, limit: number, seed: number): number[] {
  const random = randomLcg(seed)
  let value = 0
  return Array.from({ length: count }, () => {
    if (random() < 0.3) value = Math.floor(random() * limit)
    return value
  })
}

describe('Snappy', () => {
  test('literals, and copies that overlap what they make, in each of their forms', () => {
    expect(text(unsnapped(bytes(2, 4, 97, 98), 2))).toBe('ab')
    expect(text(unsnapped(bytes(8, 4, 97, 98, (2 << 2) | 1, 2), 8))).toBe('abababab')
    expect(text(unsnapped(bytes(8, 4, 97, 98, (5 << 2) | 2, 2, 0), 8))).toBe('abababab')
    expect(text(unsnapped(bytes(8, 4, 97, 98, (5 << 2) | 3, 2, 0, 0, 0), 8))).toBe('abababab')
  })

  test.each([0, 1, 59, 60, 61, 300, 70_000])('what was packed comes out again: %i bytes', (count) => {
    for (const limit of [2, 256]) {
      const original = Uint8Array.from(someNumbers(count, limit, 0.1))
      expect(unsnapped(snappyCompress(original), count)).toEqual(original)
    }
  })

  test.each([
    ['a literal of 4 GB', bytes(9, 63 << 2, 255, 255, 255, 255, 1, 2, 3), 9],
    ['a literal beyond the end', bytes(4, 3 << 2, 1, 2), 4],
    ['more than was announced', bytes(1, 4, 97, 98), 1],
    ['less than was announced', bytes(9, 4, 97, 98), 9],
    ['a copy of nothing', bytes(6, 0, 97, 1, 0), 6],
    ['a copy from before the beginning', bytes(6, 0, 97, 1, 9), 6],
    ['a copy that is cut off', bytes(6, 0, 97, 2, 1), 6],
    ['a page that says that it unpacks to 2 GB', bytes(9, 4, 97, 98), 2 ** 31],
  ])('%s is refused', (_, input, length) => {
    expect(() => unsnapped(input, length)).toThrow(Damaged)
  })
})

describe('runs and packs of numbers', () => {
  test.each([1, 2, 3, 7, 8, 9, 13, 16])('what was written comes out again: %i bits', (width) => {
    const numbers = someNumbers(1000, 2 ** width, 0.2)
    const written = new ByteWriter()
    writeRleBitPackedHybrid(written, numbers, width)
    expect([...readHybrid(written.getBytes(), width, 1000)]).toEqual(numbers)
  })

  test('a run that says that it is 2^30 long makes no more than was asked for', () => {
    expect([...readHybrid(bytes(254, 255, 255, 255, 15, 7), 3, 5)]).toEqual([7, 7, 7, 7, 7])
  })

  test.each([
    ['no numbers', bytes(), 1],
    ['too few', bytes(2, 7), 3],
    ['a run without its number', bytes(8), 3],
    ['a pack that is cut off', bytes(3), 3],
    ['a length without an end', bytes(128, 128, 128, 128, 128, 128), 3],
    ['runs of nothing', bytes(0, 1, 0, 1), 3],
  ])('%s is refused', (_, input, count) => {
    expect(() => readHybrid(input, 3, count)).toThrow(Damaged)
  })
})

describe('structures', () => {
  test('one that is whole passes', () => {
    // Field 1 an integer, field 2 a text, field 3 a list of two integers, field 4 a structure with nothing, field 5 true.
    expect(() => checkThrift(bytes(0x15, 150, 1, 0x18, 2, 97, 98, 0x19, 0x25, 1, 2, 0x1c, 0, 0x11, 0), 0)).not.toThrow()
  })

  test.each([
    ['a list of 2^28 without elements', bytes(0x19, 0xf5, 255, 255, 255, 127, 0)],
    ['lists in lists in lists', bytes(0x19, ...Array.from({ length: 30 }, () => 0x19), 0)],
    ['structures in structures', bytes(...Array.from({ length: 30 }, () => 0x1c), 0)],
    ['a text that is longer than the rest', bytes(0x18, 100, 97, 0)],
    ['an integer without an end', bytes(0x16, ...Array.from({ length: 30 }, () => 255), 0)],
    ['an unknown type', bytes(0x1d, 0)],
    ['no end', bytes(0x15, 1)],
  ])('%s is refused', (_, input) => {
    expect(() => checkThrift(input, 0)).toThrow(Damaged)
  })
})

describe('pages of the first version, which others write', () => {
  const [DATA, DICTIONARY] = [0, 2]
  const [PLAIN, RLE, DELTA, RLE_DICTIONARY] = [0, 3, 5, 8]
  /** The head of a page by the numbers of its fields, and the page. */
  function page(
    type: number,
    count: number,
    encoding: number,
    values: Uint8Array,
    packed = snappyCompress(values),
  ): Uint8Array {
    const written = new ByteWriter()
    const own = { field_1: count, field_2: encoding, field_3: RLE, field_4: RLE }
    const head = { field_1: type, field_2: values.length, field_3: packed.length }
    serializeTCompactProtocol(written, { ...head, [type === DATA ? 'field_5' : 'field_7']: own })
    written.appendBytes(packed)
    return written.getBytes()
  }
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
  const texts = (...all: string[]) =>
    joined(...all.map((one) => bytes(one.length, 0, 0, 0, ...new TextEncoder().encode(one))))
  const form: ColumnForm = { type: 'BYTE_ARRAY', codec: 'SNAPPY', optional: true }
  const dictionary = page(DICTIONARY, 2, PLAIN, texts('one', 'two'))
  const present = bytes(2, 0, 0, 0, 3, 0b1011) // two bytes follow: one pack of eight
  const entries = page(DATA, 4, RLE_DICTIONARY, joined(present, bytes(1, 3, 0b101)))

  test('plain texts, some of them missing', () => {
    const plain = page(DATA, 4, PLAIN, joined(present, texts('a', 'b', 'c')))
    expect(readColumn(plain, form, 4)).toEqual(['a', 'b', null, 'c'])
  })

  test('a dictionary, and several pages', () => {
    expect(readColumn(joined(dictionary, entries, entries), form, 8)).toEqual([
      ...['two', 'one', null, 'two'],
      ...['two', 'one', null, 'two'],
    ])
  })

  test('true and false as runs, whole numbers of 64 bits', () => {
    const bits = page(DATA, 9, RLE, bytes(2, 0, 0, 0, 18, 1))
    expect(readColumn(bits, { ...form, type: 'BOOLEAN', optional: false }, 9)).toEqual(Array(9).fill(true))
    const numbers = page(DATA, 1, PLAIN, bytes(2, 1, 0, 0, 0, 0, 0, 0))
    expect(readColumn(numbers, { ...form, type: 'INT64', optional: false }, 1)).toEqual([258])
  })

  test.each<[string, Uint8Array, number]>([
    ['fewer rows than the group has', joined(dictionary, entries), 5],
    ['more rows than the group has', joined(dictionary, entries), 3],
    ['entries of no dictionary', entries, 4],
    ['values that are cut off', page(DATA, 1, PLAIN, joined(bytes(2, 0, 0, 0, 2, 1), bytes(200, 0, 0, 0, 97))), 1],
    ['a dictionary that says that it is larger than its page', page(DICTIONARY, 2 ** 30, PLAIN, texts('one')), 1],
    ['nothing', bytes(), 1],
  ])('%s are refused', (_, input, rows) => {
    expect(() => readColumn(input, form, rows)).toThrow()
  })

  test('what is not known here is refused by its name', () => {
    const delta = page(DATA, 1, DELTA, joined(bytes(2, 0, 0, 0, 2, 1), bytes(1)))
    expect(() => readColumn(delta, form, 1)).toThrow(
      new DatasetError(
        'expected values written plainly or with a dictionary (PLAIN, RLE_DICTIONARY), got DELTA_BINARY_PACKED',
      ),
    )
    expect(() => readColumn(entries, { ...form, codec: 'ZSTD' }, 4)).toThrow(
      'expected Snappy or no compression, got ZSTD',
    )
  })
})
