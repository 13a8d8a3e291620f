import { z } from 'zod'
import { distributionOf, quantity } from '../../random/index.ts'
import { definePolicy } from '../registry.ts'
import type { Communication } from './communication.ts'

/**
 * Whoever changed something tells everybody: the sender writes the message once, each of the n − 1 others reads it at
 * every turn while it is in the window. A run thus carries O(n²) message tokens of input.
 */
export const broadcast = definePolicy({
  kind: 'broadcast',
  summary: 'every reply that changes something is told to everybody',
  options: z.strictObject({
    messageTokens: quantity({ min: 0 }).default(80).describe('Tokens of one message. Default 80.'),
  }),
  create({ messageTokens }, uniform): Communication {
    const sample = distributionOf(messageTokens).sampler(uniform)
    return {
      messageTokens: (size) => (size > 1 ? Math.round(sample()) : 0),
      deliver(sender, size, receive) {
        for (let agent = 0; agent < size; agent++) if (agent !== sender) receive(agent)
      },
    }
  },
})
