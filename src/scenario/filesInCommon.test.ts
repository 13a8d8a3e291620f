import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesInCommon, oneAfterTheOther } from './filesInCommon.ts'
import type { Scenario, Task } from './schema.ts'

const task = (id: string, files: string[], needs: string[] = []): Task => ({
  id,
  files,
  needs,
  outputTokens: 1,
  difficulty: 1,
})

const ordered = (tasks: Task[]): Task[] => [...oneAfterTheOther({ tasks } as unknown as Scenario).tasks]

describe('files in common', () => {
  it('are those of tasks that do not wait for each other', () => {
    const tasks = [task('a', ['core', 'own']), task('b', ['core']), task('c', ['core', 'x']), task('d', ['x'])]
    expect(filesInCommon(tasks, true)).toEqual({
      files: [
        { path: 'core', tasks: 3 },
        { path: 'x', tasks: 2 },
      ],
      tasks: 4,
    })
  })

  it('are none where each task waits for the one before it, if only by way of others', () => {
    expect(filesInCommon([task('a', ['f']), task('b', [], ['a']), task('c', ['f'], ['b'])], true)).toBeNull()
  })

  it('are those of all tasks where the board does not enforce needs', () => {
    const tasks = [task('a', ['f']), task('b', ['f'], ['a'])]
    expect([filesInCommon(tasks, true), filesInCommon(tasks, false)?.tasks]).toEqual([null, 2])
  })

  it('are none where every task has its own, or none', () => {
    expect(filesInCommon([task('a', ['f']), task('b', ['g']), task('c', []), task('d', [])], true)).toBeNull()
  })

  it('a file named twice by one task is no file in common', () => {
    expect(filesInCommon([task('a', ['f', 'f'])], true)).toBeNull()
  })
})

describe('one after the other', () => {
  it('leaves no file in common, adds needs only, and makes no cycle, for random graphs', () => {
    const graphs = fc.array(
      fc.record({ needs: fc.array(fc.nat(11), { maxLength: 3 }), files: fc.array(fc.nat(4), { maxLength: 3 }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(graphs, (drawn) => {
        const tasks = drawn.map(({ needs, files }, at) =>
          task(
            `t${at}`,
            files.map((file) => `f${file}`),
            [...new Set(needs.filter((need) => need < at))].map((need) => `t${need}`),
          ),
        )
        const after = ordered(tasks)
        expect(filesInCommon(after, true)).toBeNull() // which throws on a cycle
        after.forEach((one, at) => {
          expect(one.needs).toEqual(expect.arrayContaining(tasks[at]!.needs))
        })
      }),
    )
  })
})
