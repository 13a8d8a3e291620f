import { Damaged, within } from './damaged.ts'

/** Structures and lists in each other: more than a Parquet file has. */
const depthMax = 16
/** Bytes of the longest integer, one of 64 bits. */
const integerBytesMax = 10

/** The types of Thrift's compact protocol that Parquet uses. */
const TRUE = 1
const FALSE = 2
const BYTE = 3
const I16 = 4
const I32 = 5
const I64 = 6
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const STRUCT = 12

/**
 * Walks through a structure in Thrift's compact protocol, in which footers and the heads of pages are written. hyparquet reads them,
 * but makes room for a list before it looks whether the bytes can hold so many, and takes integers of any length.
 * @throws Damaged if a length is larger than what is left, or the bytes are no such structure
 */
export function checkThrift(bytes: Uint8Array, start: number): void {
  new Walk(bytes, start).struct(0)
}

class Walk {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes
    this.#at = start
  }

  struct(depth: number): void {
    if (depth > depthMax) throw new Damaged('its structures are in each other too deeply')
    for (let head = this.#byte(); (head & 15) !== 0; head = this.#byte()) {
      if (head >> 4 === 0) this.#integer() // the number of the field
      this.#element(head & 15, depth)
    }
  }

  #element(type: number, depth: number): void {
    if (type === BYTE) this.#skip(1)
    else if (type === I16 || type === I32 || type === I64) this.#integer()
    else if (type === DOUBLE) this.#skip(8)
    else if (type === BINARY) this.#skip(this.#integer())
    else if (type === LIST) this.#list(depth + 1)
    else if (type === STRUCT) this.struct(depth + 1)
    else if (type !== TRUE && type !== FALSE) throw new Damaged(`a field is of the unknown type ${type}`)
  }

  #list(depth: number): void {
    if (depth > depthMax) throw new Damaged('its lists are in each other too deeply')
    const head = this.#byte()
    const size = head >> 4 === 15 ? this.#integer() : head >> 4
    within(size, this.#bytes.length - this.#at, 'the length of a list') // every element has at least a byte
    const type = head & 15
    for (let index = 0; index < size; index++) this.#element(type === TRUE || type === FALSE ? BYTE : type, depth)
  }

  #integer(): number {
    let value = 0
    for (let index = 0; index < integerBytesMax; index++) {
      const byte = this.#byte()
      value += (byte & 127) * 2 ** (7 * index)
      if (byte < 128) return value
    }
    throw new Damaged('an integer has no end')
  }

  #byte(): number {
    this.#skip(1)
    return this.#bytes[this.#at - 1]!
  }

  #skip(count: number): void {
    this.#at += within(count, this.#bytes.length - this.#at, 'the length of a field')
  }
}
