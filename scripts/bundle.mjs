// Makes the command line a few files in dist/cli: to find and open the thousand small modules that it consists of (ours, zod,
// yaml, @stdlib) took Node longer than to run them. The library beside it stays as tsc writes it. What is imported with `await`
// becomes a file of its own; all of them are as deep as src/cli, so that import.meta.url leads to scenarios/ and worker.js.
import { chmodSync } from 'node:fs'
import { build } from 'rolldown'

await build({
  input: {
    main: 'src/cli/main.ts',
    worker: 'src/experiment/runners/worker.ts',
    calibrationWorker: 'src/cli/calibrationWorker.ts',
    docs: 'src/cli/docs.ts',
  },
  platform: 'node',
  external: ['@resvg/resvg-js', 'open', 'piscina'], // native code, and packages that look for files of their own
  output: { dir: 'dist/cli', chunkFileNames: '[name].js', sourcemap: true, sourcemapExcludeSources: true },
})

chmodSync('dist/cli/main.js', 0o755) // npx runs it as a program, and npm makes it one only at its first install
