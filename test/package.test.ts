import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the package holds the program and its scenarios, and no source maps', () => {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' })
  const paths = (JSON.parse(text)[0].files as { path: string }[]).map(({ path }) => path)
  for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js', 'scenarios/play.yaml', 'CHANGELOG.md'])
    expect(paths).toContain(path)
  expect(paths.filter((path) => path.endsWith('.map'))).toEqual([])
})
