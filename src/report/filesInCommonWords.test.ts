import { describe, expect, it } from 'vitest'
import { filesInCommonWords } from './filesInCommonWords.ts'

describe('words about files in common', () => {
  it('name the files and the number of tasks that share them', () => {
    const words = filesInCommonWords({ files: [{ path: 'src/core.ts', tasks: 14 }], tasks: 14 }, 20)
    expect(words).toContain('14 of 20 tasks')
    expect(words).toContain('(src/core.ts by 14)')
  })

  it('name three files and count the others', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, tasks: 2 }))
    expect(filesInCommonWords({ files, tasks: 10 }, 10)).toContain('(a by 2, b by 2, c by 2, and 2 more files)')
  })
})
