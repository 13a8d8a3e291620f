import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { planCommand } from './planCommand.ts'

const request = {
  scenario: "it's a $HOME `x`.yaml",
  set: ['limits={"rounds": 60}', 'name=a\\b'],
  deadline: '1.5 days',
  sizes: '1..3',
  coordination: 'preassigned',
  assignment: 'heft,random',
  members: ['a,b', 'b'],
  minimize: 'team',
  valueOfTime: '60usd/h',
  confidence: '0.95',
  maxReplications: '64',
}

test('a shell reads every word as it was', () => {
  const command = planCommand(request, 7).replace(/^npx brooks/, String.raw`printf '%s\n'`)
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trimEnd().split('\n')
  expect(words).toEqual([
    ...[
      'plan',
      request.scenario,
      '--set',
      request.set[0],
      '--set',
      request.set[1],
      '--members',
      'a,b',
      '--members',
      'b',
    ],
    ...['--deadline', '1.5 days', '--sizes', '1..3', '--coordination', 'preassigned', '--assignment', 'heft,random'],
    ...['--minimize', 'team', '--confidence', '0.95', '--value-of-time', '60usd/h', '--max-replications', '64'],
    ...['--seed', '7'],
  ])
})
