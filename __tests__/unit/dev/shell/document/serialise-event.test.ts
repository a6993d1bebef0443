import { serialiseEvent } from '../../../../../dev/shell/document/serialise-event';

const event = {
  type: 'change',
  bubbles: true,
  cancelable: false,
  defaultPrevented: false,
  eventPhase: 3,
  isTrusted: true,
  timeStamp: 12,
  target: { value: 'typed', name: 'model', type: 'text', tagName: 'INPUT', selectionStart: 5, ownerDocument: {} },
  currentTarget: { value: 'typed' },
  nativeEvent: {},
};

test('passes what Forge passes, and neither currentTarget nor anything of the page', () => {
  expect(serialiseEvent(event)).toEqual({
    type: 'change',
    bubbles: true,
    cancelable: false,
    defaultPrevented: false,
    eventPhase: 3,
    isTrusted: true,
    timeStamp: 12,
    target: { value: 'typed', name: 'model', type: 'text', tagName: 'INPUT', selectionStart: 5 },
  });
});

test('keeps an unchecked box apart from a field that cannot be checked', () => {
  expect(serialiseEvent({ ...event, target: { checked: false } }).target).toEqual({ checked: false });
  expect(serialiseEvent({ ...event, target: {} }).target).toEqual({});
});
