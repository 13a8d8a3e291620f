import type { LoggedAction, LoggedRun } from '../run.ts'
import type { LoggedMetric } from './metric.ts'

/** How many actions of a run are such. */
function count({ replies }: LoggedRun, wanted: (action: LoggedAction) => boolean): number {
  return replies.reduce((total, { actions }) => total + actions.filter(wanted).length, 0)
}

export const rounds: LoggedMetric = {
  name: 'rounds',
  unit: '',
  summary: 'Rounds started; none where turns do not come in rounds.',
  of: ({ roundStartsSeconds }) => roundStartsSeconds.length || null,
}

export const messages: LoggedMetric = {
  name: 'messages',
  unit: '',
  summary: 'Replies of all agents.',
  of: ({ replies }) => replies.length,
}

export const edits: LoggedMetric = {
  name: 'edits',
  unit: '',
  summary: 'Files written, counting every time.',
  of: (run) => count(run, ({ kind }) => kind === 'edit'),
}

export const blockedClaims: LoggedMetric = {
  name: 'blockedClaims',
  unit: '',
  summary: 'Claims on tasks whose requirements were not done.',
  of: (run) => count(run, ({ kind }) => kind === 'claimBlocked'),
}

export const completions: LoggedMetric = {
  name: 'completions',
  unit: '',
  simulated: null,
  summary: 'Tasks marked done, counting every time: completions can repeat.',
  of: (run) => count(run, ({ kind }) => kind === 'complete'),
}

export const testRuns: LoggedMetric = {
  name: 'testRuns',
  unit: '',
  summary: 'Test runs that ended.',
  of: (run) => count(run, ({ kind }) => kind === 'test'),
}

export const testFailures: LoggedMetric = {
  name: 'testFailures',
  unit: '',
  summary: 'Test runs that failed (return code 1, 2 or 3).',
  of: (run) => count(run, (action) => action.kind === 'test' && action.returnCode >= 1 && action.returnCode <= 3),
}
