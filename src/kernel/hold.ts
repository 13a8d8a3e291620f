import type { EventId } from './queue.ts'
import { type Engine, Wait } from './wait.ts'

/** Waits for a time to pass. */
export class Hold extends Wait<void> {
  private event: EventId = 0
  private dueUs = 0
  private readonly fire = () => this.expire(undefined)

  constructor(
    engine: Engine,
    private delayUs: number,
    private rank: number | undefined,
  ) {
    super(engine)
  }

  get on(): string {
    return this.dueUs === 0 ? `hold ${this.delayUs} µs` : `hold until ${this.dueUs} µs`
  }

  /** This hold again for another delay, or null while it is still in use. */
  reuse(delayUs: number, rank: number | undefined): this | null {
    if (!this.idle) return null
    this.rearm()
    this.delayUs = delayUs
    this.rank = rank
    return this
  }

  protected begin(): boolean {
    this.dueUs = this.engine.now + this.delayUs
    this.event = this.engine.schedule(this.delayUs, this.fire, 0, this.rank ?? this.waiter!.rank)
    return false
  }

  protected leave(): void {
    this.engine.cancel(this.event)
  }
}
