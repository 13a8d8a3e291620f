// The direction of imports (docs/architecture.md): each room may use the rooms below it, never one above.
const mayUse = {
  kernel: [],
  random: [],
  theory: [],
  scenario: ['random', 'theory'],
  policy: ['kernel', 'random', 'theory', 'scenario'],
  team: ['kernel', 'random', 'theory', 'scenario', 'policy'],
  stats: [],
  metrics: ['theory', 'scenario', 'team', 'stats'],
  dataset: ['theory', 'scenario', 'team', 'metrics', 'stats'],
  experiment: ['random', 'theory', 'scenario', 'policy', 'team', 'metrics', 'stats', 'dataset'],
  calibration: ['random', 'scenario', 'team', 'metrics', 'stats', 'dataset', 'experiment'],
  validation: ['scenario', 'team', 'metrics', 'stats', 'dataset', 'experiment', 'calibration'],
  figures: ['theory', 'scenario', 'team', 'metrics', 'stats', 'dataset', 'experiment'],
  report: ['random', 'scenario', 'stats', 'experiment', 'figures'],
}
const layering = Object.entries(mayUse).map(([room, allowed]) => ({
  name: `${room}-imports-downwards`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...layering,
    {
      name: 'pages-and-commands-apart',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'engine-runs-in-browsers',
      comment: 'node:* only in cli, scenario/files.ts, the result store and the runners',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/cli/',
          '^src/scenario/files\\.ts$',
          '^src/experiment/(store|runners)/',
          '/testing/',
          '\\.test\\.ts$',
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
