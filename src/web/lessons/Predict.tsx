import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Prediction } from './predictions/prediction.ts'

interface Props {
  readonly prediction: Prediction
  /** What there is to see, once the reader has said what to expect. */
  readonly children: ComponentChildren
}

/** Asks the reader for a prediction, and shows what happens only then. */
export function Predict({ prediction: { title, question, answers, right }, children }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const [isShown, setIsShown] = useState(false)
  const name = useId()
  const verdict = useRef<HTMLParagraphElement>(null)
  // The button that had the focus is gone: the reader goes on where the answer begins.
  useEffect(() => {
    if (isShown) verdict.current?.focus()
  }, [isShown])
  return (
    <section class="predict panel" data-predict aria-labelledby={`heading-${name}`}>
      <h2 id={`heading-${name}`}>Predict: {title}</h2>
      <fieldset disabled={isShown}>
        <legend>{question}</legend>
        {answers.map(({ label }, index) => (
          <label key={label} class={isShown && index === right ? 'right' : ''}>
            <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
            {label}
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
        {isShown && chosen !== null && verdictOn(answers[chosen]!.label, answers[right]!.label)}
      </p>
      {isShown && children}
    </section>
  )
}

const verdictOn = (said: string, right: string): string =>
  said === right ? `“${said}” is right.` : `You said “${said}”. It is: ${right}.`
