/**
 * One line a benchmark. `file` is a program of its own: given N it runs and prints one line of JSON, its answer.
 * `eventsPerN` are the events of one unit of N (without it, the answer counts its `events`), `yardstick` the C program to compare with, if there is one;
 * `rounds` is how often it runs where that is not the usual number.
 */
export const benchmarks = [
  { name: 'w1-events', file: 'w1-events.mjs', n: 2e7, quickN: 5e5, eventsPerN: 2, yardstick: 'w1' },
  { name: 'w1-processes', file: 'w1-processes.mjs', n: 2e7, quickN: 5e5, eventsPerN: 2, yardstick: 'w1' },
  { name: 'w1-customers', file: 'w1-customers.mjs', n: 2e7, quickN: 5e5, eventsPerN: 2, yardstick: 'w1' },
  { name: 'w2-events', file: 'w2-events.mjs', n: 2e7, quickN: 1e5, eventsPerN: 1, yardstick: 'w2' },
  { name: 'w2-processes', file: 'w2-processes.mjs', n: 2e7, quickN: 1e5, eventsPerN: 1, yardstick: 'w2' },
  { name: 'w3-events', file: 'w3-events.mjs', n: 1e4, quickN: 200, eventsPerN: 2000, yardstick: 'w3' },
  { name: 'sweep', file: 'sweep.mjs', n: 3000, quickN: 3, rounds: 1 },
  { name: 'team', file: 'team.mjs', n: 2000, quickN: 20 },
]
