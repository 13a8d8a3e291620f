/**
 * The benchmarks: one file each, which takes N as its argument, prints one line of JSON and can be run by itself.
 *
 * `n` and `quick` are N for a measurement and for `--quick`; a run of N is `n × eventsPerUnit` events of the model (what
 * the kernel needs beside them is its own affair). `yardstick` names the C program of the same model, if there is one.
 */
export const benchmarks = [
  { name: 'W1 events', file: 'w1-events.mjs', n: 10_000_000, quick: 200_000, eventsPerUnit: 2, yardstick: 'w1' },
  { name: 'W2 events', file: 'w2-events.mjs', n: 20_000_000, quick: 100_000, eventsPerUnit: 1, yardstick: 'w2' },
  { name: 'W3 events', file: 'w3-events.mjs', n: 10_000, quick: 100, eventsPerUnit: 2_000, yardstick: 'w3' },
  { name: 'W1 processes', file: 'w1-processes.mjs', n: 10_000_000, quick: 200_000, eventsPerUnit: 2, yardstick: 'w1' },
  { name: 'W1 customers', file: 'w1-customers.mjs', n: 10_000_000, quick: 200_000, eventsPerUnit: 2, yardstick: 'w1' },
  { name: 'W2 processes', file: 'w2-processes.mjs', n: 20_000_000, quick: 100_000, eventsPerUnit: 1, yardstick: 'w2' },
]
