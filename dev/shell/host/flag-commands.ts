import { type Handler, isRecord } from '../document/node';
import type { CommandTable } from './module-instance';
import type { FlagKind, FlagRequest, ModuleServices } from './module-services';

const KINDS: readonly FlagKind[] = ['info', 'success', 'warning', 'error'];

function kindOf(value: unknown): FlagKind | undefined {
  return KINDS.find((kind) => kind === value);
}

function isFlagId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

export function flagCommands({ showFlag, closeFlag, wrap }: Pick<ModuleServices, 'showFlag' | 'closeFlag' | 'wrap'>): CommandTable {
  return {
    showFlag: (data) => {
      if (!isRecord(data) || !isFlagId(data.id)) throw new Error('showFlag needs an id.');
      const bold = kindOf(data.appearance);
      showFlag({
        id: String(data.id),
        title: typeof data.title === 'string' ? data.title : '',
        description: typeof data.description === 'string' ? data.description : '',
        kind: bold ?? kindOf(data.type) ?? 'info',
        isBold: bold !== undefined,
        isAutoDismiss: data.isAutoDismiss === true,
        actions: flagActions(data.actions, wrap),
      });
      return true;
    },
    closeFlag: (data) => {
      if (isRecord(data) && isFlagId(data.id)) closeFlag(String(data.id));
      return true;
    },
  };
}

function flagActions(value: unknown, wrap: ModuleServices['wrap']): FlagRequest['actions'] {
  const actions: unknown[] = Array.isArray(value) ? value : [];
  return actions.filter(isRecord).map((action) => {
    const call = typeof action.onClick === 'function' ? wrap(action.onClick as Handler) : undefined;
    return { text: typeof action.text === 'string' ? action.text : '', onClick: () => void call?.() };
  });
}
