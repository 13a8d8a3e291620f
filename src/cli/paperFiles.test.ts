import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paperCell } from '../experiment/paper/index.ts'
import { keyOf, paperRun } from '../experiment/paper/testing/cells.ts'
import { paperFigures } from '../figures/paper/index.ts'
import { paperData } from '../figures/paper/testing/paperData.ts'
import { cellColumns, cellsCsv, pointColumns, pointsCsv } from './paperFiles.ts'

const linesOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

test.each(paperFigures)(
  '$name: columns have names that say something, numbers a unit, and no number stands for none',
  (figure) => {
    const [head, ...lines] = linesOf(pointsCsv(figure, paperData()))
    const rest = [
      'agents',
      'unit',
      'simulated',
      'simulatedLow',
      'simulatedHigh',
      'measured',
      'measuredLow',
      'measuredHigh',
      'note',
    ]
    expect(head).toEqual([...figure.by, ...rest])
    for (const line of lines) {
      expect(['1', '2', '3', '4', '5', '2 to 5']).toContain(line[3])
      expect(line[4]).toBe(figure.unit)
    }
    expect(lines.every((line) => line[3] === '2 to 5')).toBe(figure.name.startsWith('conflicts'))
    const [first] = figure.points(paperData())
    expect(lines[0]!.slice(0, 3)).toEqual([first!.row, first!.column, first!.series])
    expect(Number(lines[0]![5])).toBe(first!.simulated)
  },
)

test('what is not known is empty, and the note says why', () => {
  const [tokens] = paperFigures.filter(({ name }) => name === 'tokens')
  const [, first] = linesOf(pointsCsv(tokens!, paperData({ measured: false })))
  expect(first!.slice(8)).toEqual(['', '', '', 'measured: no runs'])
})

test('cells: units in the names of columns', () => {
  const cell = paperCell(keyOf({ n: 2 }), [paperRun({ wallClock: 10, stragglerGap: 2, totalTokens: 7 })])
  const [head, line] = linesOf(cellsCsv([cell], []))
  const at = (name: string) => line![head!.indexOf(name)]
  expect(['source', 'agents', 'wallClockSeconds', 'stragglerGapSeconds', 'totalTokens', 'rewrites'].map(at)).toEqual([
    ...['simulated', '2', '10', '2', '7', ''],
  ])
  expect(head).toEqual(cellColumns.map(([name]) => name))
})

test('docs/metrics.md says what every column is', () => {
  const doc = readFileSync('docs/metrics.md', 'utf8')
  for (const [name, meaning] of [...pointColumns, ...cellColumns]) expect(doc).toContain(`| \`${name}\` | ${meaning} |`)
})
