/** What UI Kit hands to `onChange`, `onBlur` and `onFocus`: the shape of `SerialisableEvent` in `@forge/react`. */
export interface SerialisableEvent {
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  eventPhase: number;
  isTrusted: boolean;
  timeStamp: number;
  target: EventTargetFacts;
}

interface EventTargetFacts {
  value?: unknown;
  checked?: boolean;
  name?: string;
  id?: string;
  tagName?: string;
  type?: string;
  selectionStart?: number | null;
  selectionEnd?: number | null;
}

/** The part of a React or DOM event that is read; a real one always has more. */
export type EventLike = Omit<SerialisableEvent, 'target'> & { target: object };

const TARGET_FACTS = [
  'value',
  'checked',
  'name',
  'id',
  'tagName',
  'type',
  'selectionStart',
  'selectionEnd',
] as const satisfies readonly (keyof EventTargetFacts)[];

/** Copies an event as the bridge does. There is no `currentTarget`: Forge does not pass one. */
export function serialiseEvent(event: EventLike): SerialisableEvent {
  const source = event.target as Partial<Record<(typeof TARGET_FACTS)[number], unknown>>;
  const target: Record<string, unknown> = {};
  for (const fact of TARGET_FACTS) if (source[fact] !== undefined) target[fact] = source[fact];
  return {
    type: event.type,
    bubbles: event.bubbles,
    cancelable: event.cancelable,
    defaultPrevented: event.defaultPrevented,
    eventPhase: event.eventPhase,
    isTrusted: event.isTrusted,
    timeStamp: event.timeStamp,
    target,
  };
}
