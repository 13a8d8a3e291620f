import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { glossary, type TermName } from './glossary.ts'

/** A word of the glossary: opens its meaning. */
export function Term({ name, children }: { readonly name: TermName; readonly children?: ComponentChildren }) {
  return <Help label={children ?? name} text={glossary[name]} />
}

/** Words with a meaning behind them: a button that opens it right below, closed by Escape or a click elsewhere. */
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
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button type="button" class="term" popovertarget={id} aria-label={name} ref={button}>
        {label}
      </button>
      <span
        popover="auto"
        id={id}
        class="meaning"
        role="note"
        onToggle={({ currentTarget, newState }) => newState === 'open' && putBelow(button.current!, currentTarget)}
      >
        {text}
      </span>
    </>
  )
}

const GAP_PX = 6

/** Puts what opened right below a button, or above it where there is no room; within the window, and moving with the page. */
function putBelow(button: HTMLElement, opened: HTMLElement): void {
  const { left, top, bottom } = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = opened
  const { clientWidth, clientHeight } = document.documentElement
  const isAbove = bottom + GAP_PX + height > clientHeight && top - GAP_PX - height >= 0
  const x = Math.max(GAP_PX, Math.min(left, clientWidth - width - GAP_PX))
  opened.style.left = `${x + scrollX}px`
  opened.style.top = `${(isAbove ? top - GAP_PX - height : bottom + GAP_PX) + scrollY}px`
}
