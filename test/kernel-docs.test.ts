import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RunEnd } from '../src/kernel/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('the example of docs/kernel.md runs and agrees with the theory of M/M/1', async () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readFileSync(`${root}docs/kernel.md`, 'utf8')) ?? []
  if (code === undefined) throw new Error('docs/kernel.md: expected a js code block')
  expect(code.trim().split('\n')).toHaveLength(20)
  // Within the project, so that its packages are found; the one change is where the kernel is: its source, not its build.
  mkdirSync(`${root}out`, { recursive: true })
  const folder = mkdtempSync(`${root}out/kernel-docs-`)
  try {
    const file = `${folder}/example.mjs`
    writeFileSync(file, code.replace("'brooks/kernel'", `'${root}src/kernel/index.ts'`))
    const { end, meanStay } = (await import(/* @vite-ignore */ file)) as { end: RunEnd; meanStay: number }
    expect(end).toMatchObject({ reason: 'finished', waiting: [] })
    // Asymptotic variance of the mean wait in M/M/1 (Whitt 1989, Planning queueing simulations): here 0.3 s of standard error.
    const rho = 0.9
    const variance = (rho * (2 + 5 * rho - 4 * rho ** 2 + rho ** 3)) / (1 - rho) ** 4
    expect(Math.abs(meanStay - 10)).toBeLessThan(3 * Math.sqrt(variance / 400_000))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
