import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { About } from '../../explorer/about.ts'
import type { GraphLayout } from '../../explorer/layout.ts'
import type { MeasuredPoints } from '../../explorer/measured.ts'
import type { Curve, Picture } from '../../explorer/message.ts'
import { teamKey, type View, withSettings } from '../../explorer/view.ts'
import { problemLines } from '../../scenario/problem.ts'
import { follow } from '../engine/client.ts'
import type { Answer } from '../engine/protocol.ts'

/** A view, and what the engine has said of it so far. A page has one for each team that it shows. */
export interface Explorer {
  readonly view: Signal<View>
  readonly about: ReadonlySignal<About | null>
  /** The newest picture there is: of the view, or of the last one that could be simulated. */
  readonly picture: ReadonlySignal<Picture | null>
  readonly layout: ReadonlySignal<GraphLayout | null>
  readonly curve: ReadonlySignal<Curve | null>
  readonly measured: ReadonlySignal<MeasuredPoints | null>
  /** Why what the reader gave last is no view (a broken link, a file that is no text), until there is another view; null if it is. */
  readonly refusal: Signal<string | null>
  /** Why the view cannot be simulated, a sentence each; none if it can. */
  readonly problems: ReadonlySignal<readonly string[]>
  /** The view that the picture shows: not that of the controls while a newer one is under way, or is refused. */
  readonly pictured: ReadonlySignal<View | null>
  /** Whether the picture, or the reason why there is none, is that of the view. */
  readonly isAnswered: ReadonlySignal<boolean>
  /** Whether there is more to come. */
  readonly isWorking: ReadonlySignal<boolean>
  /** Changes settings of the view; null takes one away. */
  set(changes: Readonly<Record<string, string | null>>): void
  /** Ends it, and its worker. */
  close(): void
}

/** How often a curve is drawn anew while its replications stream in. */
const CURVE_MS = 120

/** How long a curve may wait for the page to have nothing better to do. */
const CURVE_MS_MAX = 300

const whenIdle = (task: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: CURVE_MS_MAX })
  else task()
}

/** `refused`: why there is no better view to begin with, if so. */
export function explore(first: View, refused: string | null = null): Explorer {
  const view = signal(first)
  const refusal = signal<string | null>(null)
  const picture = signal<Picture | null>(null)
  const about = signal<About | null>(null)
  const layout = signal<GraphLayout | null>(null)
  const curve = signal<Curve | null>(null)
  const measured = signal<MeasuredPoints | null>(null)
  const problems = signal<readonly string[]>([])
  const answered = signal<View | null>(null)
  const pictured = signal<View | null>(null)
  const isAtRest = signal(false)

  /** Curves can wait: the picture of a newer view comes first. */
  let latestCurve: Curve | null = null
  function showCurve(): void {
    if (latestCurve) curve.value = latestCurve
    latestCurve = null
  }

  /** What was simulated of another team must not stand beside this one's run. */
  function forgetCurve(): void {
    curve.value = null
    latestCurve = null
    measured.value = null
  }

  function hear(message: Answer['message'], of: View): void {
    if (message.kind !== 'about') answered.value = of
    isAtRest.value = message.kind === 'rest' || message.kind === 'failed' || message.kind === 'refused'
    switch (message.kind) {
      case 'about':
        about.value = message.about
        break
      case 'picture':
        if (pictured.peek() && teamKey(pictured.peek()!) !== teamKey(of)) forgetCurve()
        picture.value = message.picture
        pictured.value = of
        problems.value = []
        if (!of.measured) measured.value = null
        break
      case 'refused':
        problems.value = problemLines(message.problems)
        break
      case 'failed':
        problems.value = [message.reason]
        break
      case 'layout':
        layout.value = message.layout
        break
      case 'measured':
        measured.value = message.measured
        break
      case 'curve':
        if (!latestCurve) setTimeout(() => whenIdle(showCurve), CURVE_MS)
        latestCurve = message.curve
        break
      case 'rest':
        showCurve()
    }
  }

  const close = follow(view, hear)
  view.subscribe(() => {
    refusal.value = null
  })
  refusal.value = refused
  return {
    view,
    refusal,
    about,
    picture,
    layout,
    curve,
    measured,
    problems,
    pictured,
    isAnswered: computed(() => answered.value === view.value),
    isWorking: computed(() => !isAtRest.value || answered.value !== view.value),
    set: (changes) => {
      view.value = withSettings(view.value, changes)
    },
    close,
  }
}
