import { createElement, Fragment } from 'react';
import { Slot } from '../../../../../dev/shell/document/node';
import { snapshotDocument } from '../../../../../dev/shell/document/snapshot';

const same = <Value>(value: Value): Value => value;

function node(type: string, props: Record<string, unknown>, children: unknown[] = []): Record<string, unknown> {
  return { type, key: `key-of-${type}`, props, children };
}

function slotOf(value: unknown): Slot {
  if (!(value instanceof Slot)) throw new Error('This is no slot.');
  return value;
}

test('keeps the tree of a commit when the app changes its objects afterwards', () => {
  const text = node('String', { text: 'before' });
  const box = node('Box', { xcss: { padding: 'space.100' } }, [text]);
  const snapshot = snapshotDocument(box, same);

  (text.props as Record<string, unknown>).text = 'after';
  (box.props as { xcss: Record<string, string> }).xcss.padding = 'space.200';
  (box.children as unknown[]).pop();

  expect(snapshot).toEqual({
    type: 'Box',
    key: 'key-of-Box',
    props: { xcss: { padding: 'space.100' } },
    children: [{ type: 'String', key: 'key-of-String', props: { text: 'before' }, children: [] }],
  });
});

test('wraps functions at every depth and leaves out what JSON would leave out', () => {
  const wrapped: unknown[] = [];
  const click = (): void => undefined;
  const nested = (): void => undefined;
  const { props } = snapshotDocument(
    node('Tracker', { onClick: click, items: [{ id: 'a', onClick: nested }], isOpen: undefined, mark: Symbol('x') }),
    (handler) => {
      wrapped.push(handler);
      return handler;
    },
  );

  expect(wrapped).toEqual([click, nested]);
  expect(Object.keys(props)).toEqual(['onClick', 'items']);
});

test('turns elements inside props into nodes whose keys stay the same over commits', () => {
  const element = createElement(Fragment, null, createElement('Button', { appearance: 'link' }, 'Retry'), 'or wait');
  const draw = (): Slot => slotOf(snapshotDocument(node('SectionMessage', { actions: element }), same).props.actions);

  const { nodes } = draw();
  expect(nodes.map(({ type, props }) => ({ type, props }))).toEqual([
    { type: 'Button', props: { appearance: 'link' } },
    { type: 'String', props: { text: 'or wait' } },
  ]);
  expect(nodes[0]?.children[0]?.props).toEqual({ text: 'Retry' });
  expect(draw().nodes.map(({ key }) => key)).toEqual(nodes.map(({ key }) => key));
  expect(new Set(nodes.map(({ key }) => key)).size).toBe(2);
});

test('names a component inside a prop instead of losing it', () => {
  function Retry(): null {
    return null;
  }
  const { props } = snapshotDocument(node('EmptyState', { primaryAction: createElement(Retry) }), same);
  expect(slotOf(props.primaryAction).nodes[0]?.type).toBe('Retry (a component inside a prop)');
});

test('refuses a prop that refers to itself, naming it', () => {
  const options: Record<string, unknown> = {};
  options.self = options;
  expect(() => snapshotDocument(node('Select', { options }), same)).toThrow('The prop key-of-Select/options/self refers to itself.');
});

test('accepts the same object twice', () => {
  const option = { label: 'One' };
  const { props } = snapshotDocument(node('Select', { value: option, options: [option, option] }), same);
  expect(props).toEqual({ value: { label: 'One' }, options: [{ label: 'One' }, { label: 'One' }] });
});
