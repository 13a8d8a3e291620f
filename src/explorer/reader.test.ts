import { expect, test } from 'vitest'
import { readerOf } from './reader.ts'

const packaged = {
  'scenarios/play.yaml': 'play',
  'scenarios/profiles/gpt-5.2.yaml': 'packaged gpt',
  'scenarios/paper/tasks/svgutils-p02.json': 'tasks',
}
const read = readerOf({ 'own.yaml': 'own', 'gpt-5.2.yaml': 'dropped gpt', 'deep/down.yaml': 'down' }, packaged)

test('own files by their path', () => {
  expect(read('own.yaml')).toBe('own')
  expect(read('deep/down.yaml')).toBe('down')
})

test('files that were dropped have lost their folder: they are found by name, before packaged ones', () => {
  expect(read('../profiles/gpt-5.2.yaml')).toBe('dropped gpt')
  expect(read('scenarios/profiles/gpt-5.2.yaml')).toBe('dropped gpt')
  expect(read('C:\\files\\own.yaml')).toBe('own')
})

test('packaged files by their path, or by the end of it', () => {
  const read = readerOf({}, packaged)
  expect(read('scenarios/play.yaml')).toBe('play')
  expect(read('../profiles/gpt-5.2.yaml')).toBe('packaged gpt')
  expect(read('../../paper/tasks/svgutils-p02.json')).toBe('tasks')
  expect(read('./tasks/svgutils-p02.json')).toBe('tasks')
})

test.each(['down.yaml', 'lay.yaml', '../x/gpt-5.2.yaml', 'constructor', ''])('no such file: %j', (path) => {
  expect(() => readerOf({}, packaged)(path)).toThrow('no such file: give it together')
})

test('a file may be empty', () => {
  expect(readerOf({ 'own.yaml': '' }, packaged)('own.yaml')).toBe('')
})
