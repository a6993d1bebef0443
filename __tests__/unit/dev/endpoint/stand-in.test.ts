import { answerTicket } from '../../../../dev/endpoint/stand-in/answer';
import type { Example, Ticket } from '../../../../dev/endpoint/stand-in/ticket';

const ALLOWED = { priority: ['High', 'Medium', 'Low'], components: ['Storage', 'Billing', 'web-search', 'Menu'], labels: ['bug', 'wish'] };

function answer(summary: string, rest: Partial<Ticket> = {}) {
  return answerTicket(ALLOWED, { type: 'Task', summary, description: '', similar: [], learned: {}, ...rest });
}

const example = (summary: string, rest: Partial<Example>): Example => ({ summary, priority: null, components: [], labels: [], ...rest });

const EXAMPLES = [
  ...Array.from({ length: 5 }, () => example('Disk full after upload', { components: ['Storage'], priority: 'High', labels: ['bug'] })),
  ...Array.from({ length: 4 }, () => example('Invoice has a wrong total', { components: ['Billing'], priority: 'Low', labels: ['wish'] })),
];

describe('the embedded endpoint', () => {
  it('goes by names where there is nothing else, however they are written', () => {
    expect(answer('Searching the web is slow').components[0]).toMatchObject({
      value: 'web-search',
      reason: expect.stringContaining('“searching”') as string,
    });
  });

  it('learns from the examples of the prompt, as the app does from the past', () => {
    const { priority, components, labels } = answer('Upload says that the disk is full', { similar: EXAMPLES });
    expect([priority?.value, components[0]?.value, labels[0]?.value]).toEqual(['High', 'Storage', 'bug']);
    expect(components[0]?.confidence).toBeGreaterThan(0.5);
    expect(priority?.confidence).toBeLessThan(0.5);
    expect(answer('The total of an invoice', { similar: EXAMPLES }).components[0]?.value).toBe('Billing');
  });

  it('takes a single example for what it shares of the summary, and no more', () => {
    const alone = (summary: string) => answer(summary, { similar: [example('Parcel lost', { components: ['Billing'] })] }).components[0];
    expect(alone('Parcel lost')).toMatchObject({ value: 'Billing' });
    expect(alone('Parcel lost')?.confidence).toBeGreaterThan(0.5);
    expect(alone('Parcel of another shop shows eleven wrong street names')?.confidence).toBeLessThan(0.5);
  });

  it('repeats what it is told that the app has learned, half as sure in log-odds, and nothing that is not allowed', () => {
    const learned: Ticket['learned'] = {
      components: [
        ['Menu', 0.7],
        ['Gone', 0.6],
      ],
      priority: [['Low', 0.4]],
    };
    const { priority, components, labels } = answer('Disk full', { similar: EXAMPLES, learned });
    expect(components).toMatchObject([{ value: 'Menu', confidence: 0.6 }]);
    expect(priority).toMatchObject({ value: 'Low', confidence: 0.45 });
    expect(labels).toEqual([]);
  });

  it('answers nothing where nothing is allowed, and the same every time', () => {
    const nothing = { priority: [], components: [], labels: [] };
    expect(answerTicket(nothing, { type: '', summary: 'x', description: '', similar: EXAMPLES, learned: {} })).toEqual({
      priority: null,
      components: [],
      labels: [],
    });
    expect(answer('Disk', { similar: EXAMPLES })).toEqual(answer('Disk', { similar: EXAMPLES }));
  });
});
