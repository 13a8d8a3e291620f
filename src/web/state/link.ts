import { effect } from '@preact/signals'
import { LinkError, linkOf, readLink } from '../../explorer/link.ts'
import type { View } from '../../explorer/view.ts'
import type { Explorer } from './explorer.ts'

/** How often the address may change: browsers refuse more than some hundred times in half a minute. */
const ADDRESS_MS = 250

/** The view that an address of the page holds, and what is wrong with it, if anything. */
export function viewInAddress(otherwise: View, address = location.href): { view: View; problem: string | null } {
  try {
    return { view: readLink(new URL(address).hash, otherwise), problem: null }
  } catch (error) {
    if (error instanceof LinkError) return { view: otherwise, problem: error.message }
    throw error
  }
}

/** Keeps the page's address and the view the same: whoever copies the address has it all. */
export function keepInAddress({ view, refusal }: Pick<Explorer, 'view' | 'refusal'>, otherwise: View): void {
  let isDue = false
  const write = () => {
    isDue = false
    const link = view.peek() === otherwise ? '' : `#${linkOf(view.peek())}`
    if (link !== location.hash) history.replaceState(null, '', link || location.pathname)
  }
  effect(() => {
    view.value
    if (!isDue) setTimeout(write, ADDRESS_MS)
    isDue = true
  })
  // By the time it is told, an older view may have been written over the new address.
  window.addEventListener('hashchange', ({ newURL }) => {
    const { view: next, problem } = viewInAddress(otherwise, newURL)
    if (problem === null) view.value = next
    refusal.value = problem
  })
}
