import { PLAY, type View, viewOf } from '../../explorer/view.ts'
import { openFiles } from './ownFiles.ts'

/** The packaged scenarios that one can begin with, by what they are. */
const PACKAGED = [
  { value: PLAY, label: 'a graph of a shape' },
  { value: 'scenarios/examples/backlog.yaml', label: 'a backlog of 60 tasks' },
  { value: 'scenarios/lessons/amdahl.yaml', label: 'Amdahl’s law' },
  { value: 'scenarios/lessons/stragglers.yaml', label: 'stragglers' },
  { value: 'scenarios/lessons/brooks.yaml', label: 'Brooks’s law' },
  ...['mathutilities20', 'dataanalysis', 'svgutils'].flatMap((suite) =>
    ['p02', 'p05', 'p09'].map((graph) => ({
      value: `scenarios/paper/${suite}-${graph}.yaml`,
      label: `the paper: ${suite}, p = 0.${graph.slice(2)}`,
    })),
  ),
]

interface Props {
  readonly view: View
  onView(view: View): void
  onProblem(problem: string): void
}

/** Which scenario is played: a packaged one, or files of the reader's own. */
export function ScenarioPicker({ view, onView, onProblem }: Props) {
  return (
    <div class="control" data-control="scenario">
      <span class="control-head">
        <label for="scenario">Scenario</label>
      </span>
      <select
        id="scenario"
        value={view.scenario}
        onChange={({ currentTarget }) => onView({ ...viewOf(currentTarget.value), measured: view.measured })}
      >
        {!PACKAGED.some(({ value }) => value === view.scenario) && (
          <option value={view.scenario}>{view.scenario}</option>
        )}
        {PACKAGED.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <label class="file">
        or a file of yours (also by dropping it on the page)
        <input
          type="file"
          multiple
          accept=".yaml,.yml,.json"
          onChange={async ({ currentTarget }) => {
            await openFiles(currentTarget.files ?? [], onView, onProblem)
            currentTarget.value = ''
          }}
        />
      </label>
    </div>
  )
}
