import { type ChoiceControl, type RangeControl, settingOr } from './control.ts'

/** How many agents. */
export const teamSize: RangeControl = {
  kind: 'range',
  id: 'size',
  label: 'Team size',
  help: 'How many agents work at the same time. Speedup is measured against the first of them alone.',
  min: 1,
  max: 24,
  step: 1,
  value: (facts) => Number(settingOr(facts, 'team.size', String(facts.scenario.team.size))),
  shown: (size) => (size === 1 ? '1 agent' : `${size} agents`),
  changes: (size) => ({ 'team.size': String(size) }),
}

/** As the file says it. */
const AS_WRITTEN = 'as written'

/** Which of the scenario's agents are in the team. */
export const profile: ChoiceControl = {
  kind: 'choice',
  id: 'profile',
  label: 'Agents',
  help: 'What the agents are: profiles hold latency, tokens, habits and error rates, calibrated on recorded runs of a model, or made up for a lesson.',
  options: ({ scenario: { agents } }) => [
    { value: AS_WRITTEN, label: 'as the scenario says' },
    ...Object.entries(agents).map(([name, { name: title }]) => ({ value: `[${name}]`, label: title })),
  ],
  value: (facts) => settingOr(facts, 'team.members', AS_WRITTEN),
  changes: (value) => ({ 'team.members': value === AS_WRITTEN ? null : value }),
}
