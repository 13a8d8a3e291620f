import type { ComponentChildren, VNode } from 'preact'

interface Props {
  readonly title: string
  /** A name for links to it. */
  readonly id?: string
  readonly children: ComponentChildren
}

/** A section of a page under its heading. */
export function Section({ title, id, children }: Props): VNode {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
