import { expect, test } from 'vitest'
import { conditionsOf, DatasetError, rowsWhere } from './index.ts'
import { runRow } from './testing/files.ts'

const rows = [1, 2, 3].flatMap((n_teammates) =>
  ['mathutilities20', 'dataanalysis'].map((task_type) =>
    runRow({ n_teammates, task_type, success: n_teammates < 3, wall_clock_seconds: 10.5 * n_teammates }),
  ),
)
const count = (...texts: string[]) => rowsWhere(rows, conditionsOf(texts), 'runs.parquet').length

test('a run has to meet all conditions, each by one of its values', () => {
  expect(count()).toBe(6)
  expect(count('task_type=mathutilities20,dataanalysis')).toBe(6)
  expect(count('n_teammates=1..2')).toBe(4)
  expect(count('n_teammates=1,3 task_type=dataanalysis')).toBe(2)
  expect(count('n_teammates=1,3', 'task_type=dataanalysis', 'success=true')).toBe(1)
  expect(count('wall_clock_seconds=0..25')).toBe(4) // ranges are of real numbers
  expect(count('model=gpt-5.2')).toBe(6)
})

test.each([
  ['n_teamates=1', /expected a column of the runs, got "n_teamates" \(did you mean "n_teammates"\?\)/],
  ['n_teammates', /expected a condition such as n_teammates=1\.\.2, got "n_teammates"/],
  ['n_teammates=', /expected a condition/],
  ['=1', /expected a condition/],
  ['n_teammates=1,', /expected a value between the commas/],
  ['n_teammates=3..1', /expected two numbers in order/],
  ['n_teammates=a..b', /expected two numbers in order/],
  ['n_teammates=7', /runs.parquet: expected a n_teammates that is there, 1, 2, 3; got 7/],
  ['n_teammates=1,7', /got 7/],
  ['n_teammates=8..9', /got 8\.\.9/],
  ['model=gpt', /expected a model that is there, gpt-5.2; got gpt/],
  ['success=false n_teammates=1', /expected runs with success=false n_teammates=1, found none among 6/],
])('%s is refused', (text, message) => {
  expect(() => count(text)).toThrow(DatasetError)
  expect(() => count(text)).toThrow(message)
})
