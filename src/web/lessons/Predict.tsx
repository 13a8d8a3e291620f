import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

interface Props {
  readonly question: string
  readonly options: readonly string[]
  /** The place of the right one. */
  readonly right: number
  /** What there is to see, once the reader has said what to expect. */
  readonly children: ComponentChildren
}

/** Asks the reader for a prediction, and shows what happens only then. */
export function Predict({ question, options, right, children }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const [isShown, setIsShown] = useState(false)
  const name = useId()
  const verdict = useRef<HTMLParagraphElement>(null)
  // The button that had the focus is gone: the reader goes on where the answer begins.
  useEffect(() => {
    if (isShown) verdict.current?.focus()
  }, [isShown])
  return (
    <section class="predict panel" data-predict>
      <fieldset disabled={isShown}>
        <legend>{question}</legend>
        {options.map((option, index) => (
          <label key={option} class={isShown && index === right ? 'right' : ''}>
            <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
            {option}
          </label>
        ))}
      </fieldset>
      {!isShown && (
        <p>
          <button type="button" data-reveal disabled={chosen === null} onClick={() => setIsShown(true)}>
            Show what happens
          </button>{' '}
          {chosen === null && <small>Say first what you expect.</small>}
        </p>
      )}
      <p ref={verdict} tabIndex={-1} role="status" class="verdict">
        {isShown && chosen !== null && verdictOn(options[chosen]!, options[right]!)}
      </p>
      {isShown && children}
    </section>
  )
}

const verdictOn = (said: string, right: string): string =>
  said === right ? `“${said}” is right.` : `You said “${said}”. It is: ${right}.`
