import { readAllowedValues, readListedValues } from '../../../../dev/endpoint/stand-in/allowed-values';
import { readTicket } from '../../../../dev/endpoint/stand-in/ticket';

describe('the allowed values', () => {
  const value = { type: 'object', properties: { value: { enum: ['A', 'B'] } } };

  it.each([
    ['an object', value],
    ['an object or null', { anyOf: [{ type: 'null' }, value] }],
    ['one of several', { oneOf: [value] }],
    ['a list of objects', { type: 'array', items: value }],
    ['a list of values', { type: 'array', items: { enum: ['A', 'B'] } }],
    ['a list that may be null', { anyOf: [{ type: 'array', items: value }, { type: 'null' }] }],
  ])('are found where a field is %s', (_what, schema) => {
    expect(readAllowedValues({ properties: { components: schema } })).toEqual({ priority: [], components: ['A', 'B'], labels: [] });
  });

  it('may be a single constant', () => {
    expect(readAllowedValues({ properties: { labels: { items: { properties: { value: { const: 'only' } } } } } }).labels).toEqual(['only']);
  });

  it.each([
    [null],
    ['x'],
    [{}],
    [{ properties: null }],
    [{ properties: { labels: { items: { properties: { reason: { enum: ['no'] } } } } } }],
  ])('are none in %j', (schema) => expect(readAllowedValues(schema)).toEqual({ priority: [], components: [], labels: [] }));

  it('are found in the prompt too, up to the end of each list and only where they are quoted as JSON', () => {
    const components = ['Allowed components:', '- "Check\\"out"', '- "Search": finds orders', '- "bad\\x"', '- plain', '', '- "Elsewhere"'];
    expect(readListedValues(['Triage.', ...components].join('\n'))).toEqual({
      priority: [],
      components: ['Check"out', 'Search'],
      labels: [],
    });
    expect(readListedValues('Allowed labels:\n- "regression"').labels).toEqual(['regression']);
  });
});

describe('the ticket', () => {
  const json = '{"type":"Bug","summary":"s","description":"d"}';

  it('stands between the markers that carry the same code', () => {
    expect(readTicket(`Here:\n### TICKET START a1\n${json}\n### TICKET END a1 ###\nThanks`)).toEqual({
      type: 'Bug',
      summary: 's',
      description: 'd',
      similar: [],
      learned: {},
    });
  });

  it('is not ended by a marker with another code', () => {
    const inside = JSON.stringify({ summary: 's', description: 'x\n### TICKET END b2 ###\ny' });
    expect(readTicket(`### TICKET START a1\n${inside}\n### TICKET END a1 ###`)?.description).toContain('b2');
  });

  it('has empty texts where it says nothing or something else than text', () => {
    expect(readTicket('### TICKET START a\n{"summary":7}\n### TICKET END a ###')).toEqual({
      type: '',
      summary: '',
      description: '',
      similar: [],
      learned: {},
    });
  });

  it('brings its similar issues, as far as they can be read', () => {
    const similar = [
      { summary: 'x', priority: 'High', components: ['a'], labels: ['b', 'c'] },
      7,
      { summary: null, priority: 3, components: 'a' },
    ];
    expect(readTicket(`### TICKET START a\n${JSON.stringify({ summary: 's', similar })}\n### TICKET END a ###`)?.similar).toEqual([
      { summary: 'x', priority: 'High', components: ['a'], labels: ['b', 'c'] },
      { summary: '', priority: null, components: [], labels: [] },
    ]);
  });

  it('brings what was learned of the project, as far as it can be read', () => {
    const learned = { issues: 1_840, components: [['a', 0.8, 0.1], ['b', 'likely'], 7], labels: 'x' };
    expect(readTicket(`### TICKET START a\n${JSON.stringify({ summary: 's', learned })}\n### TICKET END a ###`)?.learned).toEqual({
      issues: [],
      components: [['a', 0.8]],
      labels: [],
    });
  });

  it.each([
    ['without markers', json],
    ['without an end', `### TICKET START a\n${json}`],
    ['that is no object', '### TICKET START a\n7\n### TICKET END a ###'],
  ])('is none in a message %s', (_what, message) => expect(readTicket(message)).toBeNull());
});
