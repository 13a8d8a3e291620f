import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 200_000, // whole plans and sweeps, on a busy machine
    expect: { poll: { timeout: 10_000 } }, // browsers on a busy machine
    // Nothing here keeps state between calls, so that files may share a process; one a core, the waiting is done by programs.
    isolate: false,
    maxWorkers: '100%',
  },
})
