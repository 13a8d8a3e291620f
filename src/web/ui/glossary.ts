/** Words that a newcomer may not know, each in a sentence or two. */
export const glossary = {
  speedup: 'How many times faster a team is than its first agent alone: makespan of one ÷ makespan of the team.',
  'Amdahl’s law':
    'Where a share p of the work can be divided at will, and all others wait while one worker does the rest, n workers are 1 ÷ ((1 − p) + p ÷ n) times faster than one (G. M. Amdahl, 1967).',
  'greedy guarantee':
    'Ideal workers of whom nobody idles while a task is ready are at least 1 ÷ ((1 − p) + p ÷ n) times faster than one, with p = 1 − longest chain ÷ all work (R. L. Graham, 1969; R. P. Brent, 1974). It is Amdahl’s formula, but for a graph of tasks it is no bound: free tasks can be done beside a chain. Real teams, who wait, talk and err, may stay below it.',
  'critical path':
    'The longest chain of tasks that need one another. No schedule that respects the needs and does each task once takes less time, however many work: the speedup of n equal workers is at most n, and at most all work ÷ this chain. Who writes ahead of the needs may be faster.',
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
