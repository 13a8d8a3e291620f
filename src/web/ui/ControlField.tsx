import { useId } from 'preact/hooks'
import type { Changes, ChoiceControl, Control, Facts, RangeControl } from '../../explorer/controls/index.ts'
import { Help } from './Term.tsx'

interface Props<Of> {
  readonly control: Of
  readonly facts: Facts
  onChange(changes: Changes): void
}

interface GroupProps {
  readonly title: string
  readonly controls: readonly Control[]
  readonly facts: Facts
  onChange(changes: Changes): void
}

/** Controls that belong together, less those that do nothing for this scenario; if that is all of them, it says why. */
export function ControlGroup({ title, controls, facts, onChange }: GroupProps) {
  const inUse = controls.filter(({ idle }) => (idle?.(facts) ?? null) === null)
  return (
    <fieldset>
      <legend>{title}</legend>
      {inUse.map((control) => (
        <ControlField key={control.id} control={control} facts={facts} onChange={onChange} />
      ))}
      {inUse.length === 0 && <small class="reason">{controls[0]!.idle!(facts)}</small>}
    </fieldset>
  )
}

/** A control with its label, its value and its help. */
export function ControlField({ control, facts, onChange }: Props<Control>) {
  const id = useId()
  return (
    <div class="control" data-control={control.id}>
      <span class="control-head">
        <label for={id}>{control.label}</label>
        <Help label="?" name={`What “${control.label}” means`} text={helpOf(control, facts)} />
      </span>
      {control.kind === 'range' ? (
        <Range id={id} {...{ control, facts, onChange }} />
      ) : (
        <Choice id={id} {...{ control, facts, onChange }} />
      )}
    </div>
  )
}

interface Own {
  readonly id: string
}

function Range({ id, control, facts, onChange }: Props<RangeControl> & Own) {
  const value = control.value(facts)
  const shown = control.shown(value, facts)
  return (
    <span class="range">
      <input
        id={id}
        type="range"
        min={control.min}
        max={Number.isFinite(value) ? Math.max(control.max, value) : control.max}
        step={control.step}
        value={value}
        aria-valuetext={shown}
        onInput={({ currentTarget }) => onChange(control.changes(currentTarget.valueAsNumber, facts))}
      />
      <output for={id}>{shown}</output>
    </span>
  )
}

function Choice({ id, control, facts, onChange }: Props<ChoiceControl> & Own) {
  return (
    <select
      id={id}
      value={control.value(facts)}
      onChange={({ currentTarget }) => onChange(control.changes(currentTarget.value, facts))}
    >
      {control.options(facts).map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** The help of a control, and of the option that is chosen. */
function helpOf(control: Control, facts: Facts): string {
  if (control.kind === 'range') return control.help
  const value = control.value(facts)
  const chosen = control.options(facts).find((option) => option.value === value)
  return chosen?.help ? `${control.help} Now: ${chosen.label}, ${chosen.help}.` : control.help
}
