import type { ComponentChildren } from 'preact'
import { render } from 'preact'
import { pages } from '../ui/pages.ts'
import { Shell } from '../ui/Shell.tsx'

interface Source {
  readonly text: string
  readonly url?: string
}

interface Props {
  /** Its HTML file. */
  readonly page: string
  readonly title: string
  /** What the reader can do afterwards. */
  readonly goal: string
  /** How long it takes. */
  readonly minutes: number
  /** Three of them, with their answers. */
  readonly questions: readonly { readonly question: string; readonly answer: ComponentChildren }[]
  readonly sources: readonly Source[]
  readonly children: ComponentChildren
}

/** A guided lesson: a goal, what is to be predicted and seen, three questions, sources. */
export function Lesson({ page, title, goal, minutes, questions, sources, children }: Props) {
  const place = pages.findIndex(({ file }) => file === page)
  const next = pages[place + 1]
  return (
    <Shell page={page}>
      <article class="lesson">
        <h1>{title}</h1>
        <p class="goal">
          <strong>Goal.</strong> {goal} <span class="minutes">About {minutes} minutes.</span>
        </p>
        {children}
        <section aria-labelledby="questions-title">
          <h2 id="questions-title">Three questions</h2>
          <ol class="questions">
            {questions.map(({ question, answer }) => (
              <li key={question}>
                <p>{question}</p>
                <details>
                  <summary>Answer</summary>
                  <p>{answer}</p>
                </details>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="sources-title">
          <h2 id="sources-title">Sources</h2>
          <ul>
            {sources.map(({ text, url }) => (
              <li key={text}>{url ? <a href={url}>{text}</a> : text}</li>
            ))}
          </ul>
        </section>
        {next && (
          <p>
            Next: <a href={`./${next.file}`}>{next.title}</a>
          </p>
        )}
      </article>
    </Shell>
  )
}

/** Puts a lesson on its page. */
export const showLesson = (lesson: ComponentChildren): void => render(lesson, document.getElementById('page')!)
