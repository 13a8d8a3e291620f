import { type Engine, Wait, type Waiter } from './wait.ts'

/** Waits for the first of several waits and withdraws the others. */
export class Race extends Wait<number> implements Waiter {
  /** Withdrawing a loser can give another one its result: that one is no winner any more, and its withdrawal gives it back. */
  private decided = true

  constructor(
    engine: Engine,
    private readonly runners: readonly Wait<unknown>[],
  ) {
    super(engine)
    if (runners.length === 0) throw new RangeError('race() needs at least one wait, got an empty list')
  }

  get on(): string {
    return `first of (${this.runners.map((runner) => runner.on).join(', ')})`
  }

  get name(): string {
    return this.waiter?.name ?? 'race'
  }

  get rank(): number {
    return this.waiter!.rank
  }

  settled(winner: Wait<unknown>): void {
    if (!this.decided) this.settle(this.decide(winner))
  }

  due(winner: Wait<unknown>): void {
    if (!this.decided) this.expire(this.decide(winner))
  }

  override take(): void {
    super.take()
    this.runners[this.value]!.take()
  }

  protected begin(): boolean {
    for (let i = 0; i < this.runners.length; i++) {
      if (!this.runners[i]!.beginFor(this)) continue
      this.value = i
      for (let j = 0; j < i; j++) this.runners[j]!.withdraw()
      return true
    }
    this.decided = false
    return false
  }

  protected leave(): void {
    this.decided = true
    for (const runner of this.runners) runner.withdraw()
  }

  protected override giveBack(): void {
    this.runners[this.value]!.withdraw()
  }

  private decide(winner: Wait<unknown>): number {
    this.decided = true
    for (const runner of this.runners) if (runner !== winner) runner.withdraw()
    return this.runners.indexOf(winner)
  }
}
