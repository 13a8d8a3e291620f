import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { profileSchema } from '../src/scenario/profile.ts'
import { brooks, newFolder, resultsIn } from './support/cli.ts'

describe('brooks calibrate', () => {
  const [dataset, out] = [newFolder(), newFolder()]
  const quick = ['--replications', '2', '--iterations', '1']
  const calibrate = (...more: string[]) => brooks('calibrate', '--dataset', dataset, ...quick, '--out', out, ...more)

  beforeAll(() => {
    const vary = ['--vary', 'team.size=1..2', '--vary', 'coordination.kind=preassigned,decentralized']
    const file = 'scenarios/paper/mathutilities20-p09.yaml'
    const options = ['--replications', '3', '--no-figures', '--export-dataset', dataset, '--out', newFolder()]
    expect(brooks('sweep', file, ...vary, ...options).code).toBe(0)
  })

  test('writes a profile that can be used, and says what it fitted, from where, how surely', () => {
    const { code, stdout } = calibrate()
    expect(code).toBe(0)
    expect(resultsIn(out)).toEqual(['claude-sonnet-4.6.yaml'])
    const text = readFileSync(join(out, 'claude-sonnet-4.6.yaml'), 'utf8')
    const profile = profileSchema.parse(parse(text))
    expect(profile.calibratedOn).toMatchObject({ suites: ['mathutilities20'], sizes: [1, 2], runs: 12 })
    expect(profile.measuredAs).toBe('anthropic_claude-sonnet-4-6')
    expect(profile.source).toContain('Estimated by brooks calibrate')
    const [, ...words] = /^behaviour\.markDone +(\S+) +(\S+) +(\d+) +fitted by simulation/m.exec(stdout)!
    expect(words.map(Number).every((value) => value > 0)).toBe(true)
    expect(profile.behaviour.markDone).toBeCloseTo(Number(words[0]), 2)
    // Every number says how it was come by.
    expect(text).toMatch(/^ {2}secondsPerOutputToken: \S+ # ± \S+; regression of .* \(12\)$/m)
    expect(text).toMatch(/^ {2}markDone: \S+ # 95 %: \S+ to \S+; fitted by simulation/m)
  })

  test('writes the scenarios of the task sets too, if asked, and they run', () => {
    const scenarios = newFolder()
    expect(calibrate('--scenarios', scenarios, '--train', 'n_teammates=1').code).toBe(0)
    expect(resultsIn(scenarios)).toEqual(['mathutilities20-p09.yaml'])
    const file = join(scenarios, 'mathutilities20-p09.yaml')
    expect(parse(readFileSync(file, 'utf8')).tasks.sizes['task-3'].lognormal.mean).toBeGreaterThan(10)
    expect(brooks('run', file, '--out', newFolder()).stdout).toContain('Ended: completed 1.')
  })

  test('the same runs and seed give the same profile, on any number of threads', () => {
    calibrate('--threads', '1')
    const first = readFileSync(join(out, 'claude-sonnet-4.6.yaml'), 'utf8')
    calibrate()
    expect(readFileSync(join(out, 'claude-sonnet-4.6.yaml'), 'utf8')).toBe(first)
  })

  test.each([
    [['--model', 'gpt-9'], '--model: expected one of claude-sonnet-4-6, got gpt-9'],
    [['--where', 'n_teammates=7'], 'expected a n_teammates that is there, 1, 2; got 7'],
    [['--iterations', '0'], '--iterations'],
    [['--dataset', 'elsewhere'], '--dataset: expected one value, got 2'],
  ])('%j is a clear error', (more, message) => {
    const { code, stderr } = calibrate(...more)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})
