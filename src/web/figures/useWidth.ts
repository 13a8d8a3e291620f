import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** The widths that figures can be drawn in, in pixels. */
const [WIDTH_MIN, WIDTH_MAX] = [300, 2000]

/** The width of an element in whole pixels, as long as it is there; 0 before it is known. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current!
    const measure = () => setWidth(Math.floor(Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, element.clientWidth))))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}
