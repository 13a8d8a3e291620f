import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RunEnd } from '../src/kernel/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('the example of docs/kernel.md runs and agrees with the theory of M/M/1', async () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readFileSync(`${root}docs/kernel.md`, 'utf8')) ?? []
  if (code === undefined) throw new Error('docs/kernel.md: expected a js code block')
  expect(code.trim().split('\n')).toHaveLength(20)
  // Within the project, so that its packages are found; the one change is where the kernel is: its source, not its build.
  const folder = mkdtempSync(`${root}node_modules/.kernel-docs-`)
  try {
    const file = `${folder}/example.mjs`
    writeFileSync(file, code.replace("'brooks/kernel'", `'${root}src/kernel/index.ts'`))
    const { end, meanStay } = (await import(/* @vite-ignore */ file)) as { end: RunEnd; meanStay: number }
    expect(end).toMatchObject({ reason: 'finished', waiting: [] })
    // Asymptotic variance of the mean stay: about 2ρ/(1−ρ)⁴μ² per customer / n, a standard error of 0.2 for n = 400,000.
    expect(Math.abs(meanStay - 10)).toBeLessThan(4 * Math.sqrt((2 * 0.9) / 0.1 ** 4 / 400_000))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
