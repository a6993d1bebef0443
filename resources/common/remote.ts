import type { ErrorBody } from '../../src/contract/error-body';
import type { Result } from '../../src/contract/result';
import { createStore, type Readable } from './store';

/** What a call brought, and what is in progress. What was there before stays until the next answer. */
export interface RemoteModel<Data> {
  data: Data | null;
  error: ErrorBody | null;
  isLoading: boolean;
}

export interface Remote<Data, Payload> extends Readable<RemoteModel<Data>> {
  /** Asks; only the newest question counts. */
  ask(payload: Payload): Promise<void>;
  /** Puts an answer in that came another way. */
  put(data: Data): void;
  /** Forgets everything, what is still in progress too. */
  clear(): void;
}

/** One kind of question to the functions, with its loading, its error and its answer. */
export function createRemote<Data, Payload = void>(call: (payload: Payload) => Promise<Result<Data>>): Remote<Data, Payload> {
  const nothing: RemoteModel<Data> = { data: null, error: null, isLoading: false };
  const store = createStore(nothing);
  let turn = 0;
  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    async ask(payload) {
      const mine = ++turn;
      store.show({ ...store.getModel(), error: null, isLoading: true });
      const answer = await call(payload);
      if (mine !== turn) return;
      store.show(
        answer.ok ? { data: answer.data, error: null, isLoading: false } : { ...store.getModel(), error: answer.error, isLoading: false },
      );
    },
    put(data) {
      turn += 1;
      store.show({ data, error: null, isLoading: false });
    },
    clear() {
      turn += 1;
      store.show(nothing);
    },
  };
}
