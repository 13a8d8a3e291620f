import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Theme } from '../../figures/theme.ts'
import { theme } from '../state/theme.ts'
import { useWidth } from './useWidth.ts'

interface Props {
  /** What it shows, for tests and style sheets. */
  readonly name: string
  draw(widthPx: number, theme: Theme): SVGElement
  /** Whether it is drawn before anything is shown; else right after. */
  readonly isFirst?: boolean
  /** What stands over it. */
  readonly children?: ComponentChildren
}

/** A figure of the figures' room, drawn anew whenever its data, its width or the theme change. */
export function SvgFigure({ name, draw, isFirst = false, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(frame)
  const look = theme.value
  const useDrawing = isFirst ? useLayoutEffect : useEffect
  useDrawing(() => {
    if (widthPx > 0) place.current!.replaceChildren(asOne(draw(widthPx, look)))
  }, [draw, widthPx, look])
  return (
    <div class={`figure figure-${name}`} ref={frame}>
      <div ref={place} />
      {children}
    </div>
  )
}

/** The drawing as one image with a title and a description: what Plot calls its parts stays as data, since they are nothing by themselves. */
function asOne(drawing: SVGElement): SVGElement {
  for (const part of drawing.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label')!)
    part.removeAttribute('aria-label')
  }
  return drawing
}
