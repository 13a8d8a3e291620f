import { controlGroups, factsOf } from '../../explorer/controls/index.ts'
import type { View } from '../../explorer/view.ts'
import type { Explorer } from '../state/explorer.ts'
import { ControlGroup } from '../ui/ControlField.tsx'
import { glossary } from '../ui/glossary.ts'
import { ScenarioPicker } from '../ui/ScenarioPicker.tsx'
import { Help } from '../ui/Term.tsx'

/** Where there is room beside the pictures, the settings are open. */
const isWide = matchMedia('(min-width: 900px)').matches

interface Props {
  readonly explorer: Explorer
  onView(view: View): void
  onProblem(problem: string): void
}

/** All that a reader can change. */
export function PlayControls({ explorer, onView, onProblem }: Props) {
  const view = explorer.view.value
  const about = explorer.about.value
  const picture = explorer.picture.value
  const facts = about && picture && factsOf(view, picture, about)
  const seed = view.seed ?? picture?.seed ?? 1
  return (
    <form class="controls panel" aria-label="Settings" onSubmit={(event) => event.preventDefault()}>
      <details open={isWide}>
        <summary>Settings</summary>
        <ScenarioPicker view={view} onView={onView} onProblem={onProblem} />
        {facts &&
          controlGroups.map(({ title, controls }) => (
            <ControlGroup key={title} title={title} controls={controls} facts={facts} onChange={explorer.set} />
          ))}
        <fieldset>
          <legend>Chance</legend>
          <div class="control" data-control="seed">
            <span class="control-head">
              <label for="seed">Seed</label>
              <Help label="?" name="What “Seed” means" text={glossary.seed} />
            </span>
            <span class="range">
              <input
                id="seed"
                type="number"
                min={0}
                step={1}
                value={seed}
                onInput={({ currentTarget: { valueAsNumber } }) => {
                  if (Number.isSafeInteger(valueAsNumber) && valueAsNumber >= 0)
                    onView({ ...view, seed: valueAsNumber })
                }}
                onChange={({ currentTarget }) => {
                  currentTarget.value = String(seed) // what was typed, unless it is no seed
                }}
              />
              <button type="button" onClick={() => onView({ ...view, seed: seed + 1 })}>
                Another run
              </button>
            </span>
          </div>
          <label class="check" data-control="measured">
            <input
              type="checkbox"
              checked={view.measured}
              onChange={({ currentTarget }) => onView({ ...view, measured: currentTarget.checked })}
            />
            Show what the paper measured
          </label>
        </fieldset>
        <button type="button" onClick={() => onView({ ...view, settings: {}, seed: null })}>
          As it was
        </button>
      </details>
    </form>
  )
}
