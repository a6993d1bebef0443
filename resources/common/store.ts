import { useSyncExternalStore } from 'react';

/** Something that holds a model and tells when it changed. */
export interface Readable<Model> {
  getModel: () => Model;
  /** Gives back how to stop listening. */
  subscribe: (listener: () => void) => () => void;
}

export interface Writable<Model> extends Readable<Model> {
  show: (next: Model) => void;
}

/** Holds a model, without a line of user interface. */
export function createStore<Model>(initial: Model): Writable<Model> {
  let model = initial;
  const listeners = new Set<() => void>();
  return {
    getModel: () => model,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (next) => {
      model = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The model of a store, drawn again whenever it changes. */
export function useModel<Model>(store: Readable<Model>): Model {
  return useSyncExternalStore(store.subscribe, store.getModel);
}
