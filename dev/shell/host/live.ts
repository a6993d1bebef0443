/** An answer with functions in it, such as a subscription: it is handed over as it is, not as JSON. */
export class Live {
  constructor(readonly value: Record<string, unknown>) {}
}
