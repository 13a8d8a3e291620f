/** What was made last, by key: the least recently used one leaves when there are more than `max`. */
export class Recent<Thing> {
  private readonly things = new Map<string, Thing>()

  constructor(private readonly max: number) {}

  /** What is kept under a key, made if it is not there. */
  get(key: string, make: () => Thing): Thing {
    const { things } = this
    const thing = things.get(key) ?? make()
    things.delete(key)
    things.set(key, thing)
    if (things.size > this.max) things.delete(things.keys().next().value!)
    return thing
  }
}
