import type { Handler } from '../document/node';
import { Live } from './live';
import type { CommandTable } from './module-instance';
import type { ModuleServices } from './module-services';

type Services = Pick<ModuleServices, 'addressPart' | 'atEnd' | 'toApp' | 'wrap'>;

/** `view.createHistory`: the part of the address that belongs to the module, as the package `history` has it. */
export function historyCommands({ addressPart, atEnd, toApp, wrap }: Services): CommandTable {
  return {
    createHistory: () => {
      const part = addressPart();
      if (part === null) throw new Error('Only a module with a page of its own has a history.');
      const listeners = new Set<Handler>();
      const locate = () => toApp({ pathname: part.read(), search: '', hash: '' });
      const tell = (action: string) => listeners.forEach((listener) => listener(locate(), action));
      const go = (replaces: boolean) => (path: unknown) => {
        part.write(String(path), replaces);
        tell(replaces ? 'REPLACE' : 'PUSH');
      };
      atEnd(part.watch(() => tell('POP')));
      return new Live({
        action: 'POP',
        location: locate(),
        push: go(false),
        replace: go(true),
        listen: (listener: Handler) => {
          const wrapped = wrap(listener);
          listeners.add(wrapped);
          return () => void listeners.delete(wrapped);
        },
      });
    },
  };
}
