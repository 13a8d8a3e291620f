import type { Message } from '../../explorer/message.ts'
import type { View } from '../../explorer/view.ts'

/** What the page asks of the worker. A newer question takes the place of an older one. */
export interface Question {
  /** Ascending. */
  readonly id: number
  readonly view: View
}

/** What the worker says to a question. */
export interface Answer {
  readonly id: number
  readonly message: Message | { readonly kind: 'rest' } | { readonly kind: 'failed'; readonly reason: string }
}
