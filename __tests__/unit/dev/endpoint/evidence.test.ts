import { classify, type TriageReply } from '../../../../dev/endpoint/classifier/classify';
import { similarities } from '../../../../dev/endpoint/classifier/similarity';
import type { Example } from '../../../../dev/endpoint/classifier/ticket';
import { countVotes, weighExamples } from '../../../../dev/endpoint/classifier/votes';

const example = (summary: string, rest: Partial<Example> = {}): Example => ({
  summary,
  priority: null,
  components: [],
  labels: [],
  ...rest,
});
const repeat = (count: number, one: Example): Example[] => Array.from({ length: count }, () => one);

function triage(
  summary: string,
  similar: Example[],
  allowed: { priority?: string[]; components?: string[]; labels?: string[] },
): TriageReply {
  return classify({ priority: [], components: [], labels: [], ...allowed }, { type: 'Task', summary, description: '', similar });
}

describe('similarity', () => {
  it('is 1 for the same words in another form and order, 0 without a common word', () => {
    const [same, none] = similarities('Payments failing', ['fails payment', 'Menu is grey']);
    expect(same).toBeCloseTo(1);
    expect(none).toBe(0);
  });

  it('counts a rare word more than one that every text has', () => {
    const [rare, common] = similarities('export timeout', ['timeout page', 'export page', 'export list']);
    expect(rare).toBeGreaterThan(common ?? 1);
  });

  it('ignores words without meaning', () => {
    expect(similarities('the and of', ['the and of'])).toEqual([0]);
  });
});

describe('votes', () => {
  const voters = [
    { example: example('', { components: ['A', 'B'] }), weight: 0.6 },
    { example: example('', { components: ['a'] }), weight: 0.2 },
    { example: example('', { components: ['gone'] }), weight: 5 },
  ];

  it('are shares of the weight of those who have an allowed value, with a doubt that votes for nothing', () => {
    const { voters: counted, byValue } = countVotes(['A', 'B', 'C'], voters, ({ components }) => components);
    expect(counted).toBe(2);
    expect([...byValue]).toEqual([
      ['A', { share: expect.closeTo(0.8), supporters: 2 }],
      ['B', { share: expect.closeTo(0.6), supporters: 1 }],
    ]);
  });

  it('of all examples take silence for a vote against', () => {
    const { voters: counted, byValue } = countVotes(['B'], voters, ({ components }) => components, 'against');
    expect(counted).toBe(3);
    expect(byValue.get('B')).toEqual({ share: expect.closeTo(0.1), supporters: 1 });
  });

  it('weigh more the more an example is like the ticket', () => {
    const weights = weighExamples({
      type: '',
      summary: 'export timeout',
      description: '',
      similar: ['export timeout', 'export page', 'menu'].map((summary) => example(summary)),
    });
    expect(weights.map(({ weight }) => weight)).toEqual([expect.closeTo(1.02), expect.any(Number), 0.02]);
    expect(weights[1]?.weight).toBeLessThan(0.5);
  });
});

describe('components', () => {
  const components = ['Storage', 'Billing', 'Search', 'Menu'];

  it('follow the similar issues, and say how many of them', () => {
    const similar = [
      ...repeat(8, example('Disk full', { components: ['Storage'] })),
      ...repeat(2, example('Disk bill', { components: ['Billing'] })),
    ];
    const [first] = triage('Disk is full', similar, { components }).components;
    expect(first?.value).toBe('Storage');
    expect(first?.reason).toBe('8 of 10 similar issues are in “Storage”.');
    expect(first?.confidence).toBeGreaterThan(0.85);
  });

  it('are surer when the ticket names the same, and less sure when it names another', () => {
    const similar = [
      ...repeat(6, example('Disk full', { components: ['Storage'] })),
      ...repeat(4, example('Disk full', { components: ['Search'] })),
    ];
    const confidence = (summary: string): number =>
      triage(summary, similar, { components }).components.find(({ value }) => value === 'Storage')?.confidence ?? 0;
    expect(confidence('Storage: disk full')).toBeGreaterThan(confidence('Disk full'));
    expect(confidence('Billing: disk full')).toBeLessThan(confidence('Disk full'));
  });

  it('prefer a near issue to several far ones', () => {
    const similar = [
      example('Upload times out at once', { components: ['Storage'] }),
      ...repeat(3, example('Something about a page', { components: ['Menu'] })),
    ];
    expect(triage('Upload times out', similar, { components }).components[0]?.value).toBe('Storage');
  });

  it('are as without evidence when no similar issue has an allowed one', () => {
    const without = triage('Search is slow', [], { components });
    expect(triage('Search is slow', repeat(10, example('Search is slow', { components: ['Other'] })), { components })).toEqual(without);
  });
});

describe('labels', () => {
  it('of one kind follow keywords and similar issues together', () => {
    const labels = ['bug', 'improvement'];
    const kind = (summary: string, label: string) =>
      triage(summary, repeat(10, example('Export of lists', { labels: [label] })), { labels }).labels[0];
    expect(kind('Export of lists', 'bug')).toMatchObject({ value: 'bug', reason: '10 of 10 similar issues are labeled “bug”.' });
    expect(kind('Export of lists', 'improvement')?.value).toBe('improvement');
    expect(kind('Export crashes', 'bug')?.confidence).toBeGreaterThan(kind('Add an export', 'bug')?.confidence ?? 1);
  });

  it('of other sorts need two similar issues, or words of the ticket', () => {
    const labels = ['mobile'];
    const similar = (count: number) => [...repeat(count, example('Export of lists', { labels })), example('Menu', { labels: ['other'] })];
    expect(triage('Export of lists', similar(1), { labels }).labels).toEqual([]);
    expect(triage('Export of lists', similar(3), { labels }).labels).toMatchObject([
      { value: 'mobile', reason: expect.stringContaining('3 of 4 similar issues are labeled “mobile”') },
    ]);
  });
});

describe('the priority', () => {
  const priority = ['High', 'Medium', 'Low'];
  const similar = [
    example('Menu is grey', { priority: 'Medium' }),
    example('Export is empty', { priority: 'Low' }),
    example('Menu', { priority: 'Medium' }),
  ];

  it('is that of the most similar issue, at low confidence', () => {
    expect(triage('Export is empty again', similar, { priority }).priority).toEqual({
      value: 'Low',
      confidence: 0.37,
      reason: 'One of the most similar issues is Low. 1 of 3 similar issues is “Low”.',
    });
  });

  it('says only once that a single issue speaks for it', () => {
    expect(triage('Export is empty again', [example('Export is empty', { priority: 'Low' })], { priority }).priority?.reason).toBe(
      'The only similar issue is “Low”.',
    );
  });

  it('is the rarer level of issues that are equally near, so that the usual one does not swallow the others', () => {
    const near = ['Medium', 'High', 'Medium'].map((level) => example('Export is empty', { priority: level }));
    expect(triage('Export is empty again', near, { priority }).priority?.value).toBe('High');
  });

  it('is never of high confidence, even when all agree', () => {
    expect(triage('Menu', repeat(10, example('Menu', { priority: 'High' })), { priority }).priority).toMatchObject({
      value: 'High',
      confidence: 0.74,
    });
  });

  it('is not one that is not allowed', () => {
    expect(triage('Export is empty again', similar, { priority: ['Medium'] }).priority?.value).toBe('Medium');
    expect(triage('Export is empty again', similar, { priority: ['Huge'] }).priority).toBeNull();
  });
});
