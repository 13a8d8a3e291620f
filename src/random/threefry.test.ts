import { expect, test } from 'vitest'
import { threefry2x32 } from './threefry.ts'

// The known answers that come with Random123, the authors' own implementation (kat_vectors, threefry2x32 13).
test.each([
  { counter: [0, 0], key: [0, 0], answer: [0x9d1c5ec6, 0x8bd50731] },
  { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], answer: [0xfd36d048, 0x2d17272c] },
  { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], answer: [0xba3e4725, 0xf27d669e] },
])('Threefry-2x32-13 gives the known answer $answer', ({ counter, key, answer }) => {
  const out = new Int32Array(2)
  threefry2x32(key[0]!, key[1]!, counter[0]!, counter[1]!, out)
  expect([...out].map((word) => word >>> 0)).toEqual(answer)
})
