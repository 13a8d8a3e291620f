import { Wait } from './wait.ts'

/** The delay of a hold that has begun, so that a second use does not go unseen. */
const SPENT = Number.NEGATIVE_INFINITY
const HOLDING = { done: false, value: undefined }
const HELD = { done: true, value: undefined }

/**
 * Waits for a time to pass.
 *
 * A hold is nearly always begun where it is made (`yield* sim.hold(d)`). Its state is then no more than its process's
 * pending event, and the simulation uses one object for all of them. One that runs in a race keeps its state itself.
 */
export class Hold extends Wait<void> {
  private delayUs = SPENT
  private rank: number | undefined = undefined
  private slot = 0
  readonly on = 'a hold'

  /** This hold, for a delay. */
  set(delayUs: number, rank: number | undefined): this {
    this.delayUs = delayUs
    this.rank = rank
    return this
  }

  override next(): this {
    const process = this.engine.current
    if (process === null) throw this.outside()
    if (process.resumed()) return HELD as unknown as this
    process.hold(this.spend(), this.rank ?? process.rank)
    this.engine.spare = this
    return HOLDING as unknown as this
  }

  /** Its event has come. */
  wake(): void {
    this.expire(undefined)
  }

  protected begin(rank: number): boolean {
    this.slot = this.engine.wakeAfter(this.spend(), this, this.rank ?? rank)
    return false
  }

  protected leave(): void {
    this.engine.withdraw(this.slot, this)
  }

  private spend(): number {
    const { delayUs } = this
    if (delayUs === SPENT) throw this.spent()
    this.delayUs = SPENT
    return delayUs
  }
}
