/** Events between the page and its app modules, by name. */
export class EventBus {
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>();

  /** @returns a function that ends the subscription. */
  on(event: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  emit(event: string, payload: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(payload);
  }
}
