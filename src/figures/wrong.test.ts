import { expect, test } from 'vitest'
import { countText, wrongWords } from './wrong.ts'

test('what is wrong is said with what needs it, of how many tasks', () => {
  expect(wrongWords({ errorsLeft: 4.12, tasksAffected: 6.234, tasks: 23 })).toBe(
    '4.1 of 23 tasks are wrong, 6.2 with those that need them',
  )
  expect(wrongWords({ errorsLeft: 2, tasksAffected: 2, tasks: 23 })).toBe('2 of 23 tasks are wrong')
  expect(wrongWords({ errorsLeft: 1, tasksAffected: 1, tasks: 1 })).toBe('1 of 1 task is wrong')
  expect(wrongWords({ errorsLeft: 1, tasksAffected: 8, tasks: 60 })).toBe(
    '1 of 60 tasks is wrong, 8 with those that need them',
  )
})

test('that nothing is wrong is said in few words', () => {
  expect(wrongWords({ errorsLeft: 0, tasksAffected: 0, tasks: 23 })).toBe('no task is wrong')
})

test('a mean that is small does not look like none', () => {
  expect([0.0312, 0.45, 6.2, 54, 25.45].map(countText)).toEqual(['0.031', '0.45', '6.2', '54', '25.4'])
})
