import { shellWord } from '../explorer/shellWord.ts'

/** What a plan depends on, as it was written on the command line. */
export interface PlanRequest {
  readonly scenario: string
  readonly set: readonly string[]
  readonly deadline?: string
  readonly budget?: string
  readonly sizes: string
  readonly coordination: string
  readonly assignment: string
  readonly members: readonly string[]
  readonly minimize: string
  readonly valueOfTime: string
  readonly confidence: string
  readonly maxReplications: string
}

/** The command that makes a plan again, with all that has a default written out: defaults may change. */
export function planCommand(
  { scenario, set, members, valueOfTime, maxReplications, ...request }: PlanRequest,
  seed: number,
): string {
  const { deadline, budget, sizes, coordination, assignment, minimize, confidence } = request
  const single = { deadline, budget, sizes, coordination, assignment, minimize, confidence }
  const options: [name: string, value: string | undefined][] = [
    ...set.map((value): [string, string] => ['set', value]),
    ...members.map((value): [string, string] => ['members', value]),
    ...Object.entries(single),
    ['value-of-time', valueOfTime],
    ['max-replications', maxReplications],
    ['seed', String(seed)],
  ]
  const given = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]))
  return ['npx', 'brooks', 'plan', scenario, ...given].map(shellWord).join(' ')
}
