import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { glossary, type TermName } from './glossary.ts'

/** A word of the glossary: opens its meaning. */
export function Term({ name, children }: { readonly name: TermName; readonly children?: ComponentChildren }) {
  return <Help label={children ?? name} text={glossary[name]} />
}

/** Words with a meaning behind them: a button that opens it, closed by Escape or a click elsewhere. */
export function Help({
  label,
  text,
  name,
}: {
  readonly label: ComponentChildren
  readonly text: string
  readonly name?: string
}) {
  const id = `help${useId()}`
  return (
    <>
      <button type="button" class="term" popovertarget={id} aria-label={name}>
        {label}
      </button>
      <span popover="auto" id={id} class="meaning" role="note">
        {text}
      </span>
    </>
  )
}
