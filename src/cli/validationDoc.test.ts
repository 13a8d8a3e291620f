import { expect, test } from 'vitest'
import { blindTest, holdoutNames, holdouts, splitsOf, validate } from '../validation/index.ts'
import { measuredRun, predictedRun } from '../validation/testing/runs.ts'
import { validationDoc } from './validationDoc.ts'
import { validationFigures } from './validationFigures.ts'
import type { ValidationStudy } from './validationStudy.ts'

/** Two suites, two modes, five sizes, three runs a cell. */
const runs = ['a', 'b'].flatMap((taskType, suite) =>
  ['decentralized', 'preassign_nolead'].flatMap((mode) =>
    [1, 2, 3, 4, 5].flatMap((teammates) =>
      [-1, 0, 1].map((noise) =>
        measuredRun({ taskType, mode, teammates, wallClockSeconds: 50 * (1 + suite) + 100 / teammates + noise }),
      ),
    ),
  ),
)

function study(): ValidationStudy {
  const of = (name: (typeof holdoutNames)[number]) => {
    const steps = validate(
      splitsOf(name, runs),
      () =>
        ({ teammates }) =>
          [60, 61].map((at) => predictedRun(at / teammates)),
    )
    const cells = []
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return { cells, report: { holdout: name, predictor: 'by a law', ...step.value } }
      cells.push(step.value)
    }
  }
  const reports = Object.fromEntries(holdoutNames.map((name) => [name, of(name).report])) as ValidationStudy['reports']
  return { source: 'runs of a test', replications: 2, reports, cells: of('none').cells, ablations: [] }
}

const doc = validationDoc(study())
const section = (heading: string) => doc.split(`\n${heading}`)[1]!.split(/\n##/)[0]!

test('the blind test stands before all else, dated, with every figure and what it means', () => {
  const headings = [...doc.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
  expect(headings[0]).toBe('A third suite, blind')
  const text = section('## A third suite, blind')
  expect(text).toContain('2026-11')
  expect(text).toContain('471 runs')
  expect(text).toMatch(/cannot be computed here/)
  for (const [name, share] of Object.entries(blindTest.shareOfCeiling))
    expect(text).toMatch(new RegExp(`\\| ${name} \\| ${share.toFixed(2)} \\|`))
  for (const figure of ['6 of 14', '50 to 87 %', '17.8 %', '6.6 %', '97 %', '0.86 to 0.90', '0.48 to 0.76', '0.60'])
    expect(text).toContain(figure)
  expect(text).toContain('**What it means.**')
})

test('it stands beside what is computed of a hold-out by suite', () => {
  const { metrics } = study().reports.suite
  const own = metrics.wallClock!.shareOfCeiling!.toFixed(2)
  expect(section('## A third suite, blind')).toContain(`| wallClock | 0.28 | ${own} | 0.60 |`)
  expect(section('## A third suite, blind')).toContain('| rounds | 0.17 | – | 0.44 |')
})

test('wherever a hold-out by suite is claimed, the page points at the blind test', () => {
  const link = '[the blind test](#a-third-suite-blind)'
  expect(section('## Goals')).toContain(link)
  expect(section('## Goals')).toContain('| Blind, ')
  expect(section(`### suite: ${holdouts.suite.summary}`)).toContain(link)
  expect(section('### size: ')).not.toContain(link)
  const figure = validationFigures(study())['validation-shares.svg']!
  expect(figure).toContain('>third suite, blind<')
})
