/** Words that a newcomer may not know, each in a sentence or two. */
export const glossary = {
  speedup: 'How many times faster a team is than its first agent alone: makespan of one ÷ makespan of the team.',
  'Amdahl’s law':
    'If a share p of the work can be done in parallel, n workers are at most 1 ÷ ((1 − p) + p ÷ n) times faster than one (G. M. Amdahl, 1967).',
  'critical path':
    'The longest chain of tasks that need one another. Where no task may be begun before those it needs are done, no team is faster than it, however large.',
  'USL fit':
    'The Universal Scalability Law: a curve of speedup with a cost for waiting on what is shared and one for agreeing with each other; it can peak and fall (N. J. Gunther, 1993).',
  seed: 'Where all random numbers of a run come from: the same seed gives the same run, here and on the command line.',
  '95 % interval':
    'A range that, computed from many runs in this way, holds the true mean 95 times out of 100. The bands in the figures are such ranges.',
  ledger:
    'The exact account of every agent’s time: each microsecond falls into one category, and together they make up agents × makespan.',
  barrier: 'In rounds, nobody begins the next turn before everybody has ended this one: all wait for the slowest.',
  straggler: 'The slowest of a round, for whom the others wait.',
  token: 'What language models read and write, and are paid for by: about three quarters of an English word.',
} as const

export type TermName = keyof typeof glossary
