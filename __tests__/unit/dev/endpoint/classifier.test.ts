import { classify, type TriageReply } from '../../../../dev/endpoint/classifier/classify';

const COMPONENTS = ['checkout', 'web-search', 'PaymentGateway', 'web-core', 'web-index'];
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
const NOTHING = { priority: [], components: [], labels: [] };

function triage(
  allowed: { priority?: string[]; components?: string[]; labels?: string[] },
  summary: string,
  description = '',
  type = 'Task',
): TriageReply {
  return classify({ ...NOTHING, ...allowed }, { type, summary, description, similar: [] });
}

const names = (proposals: { value: string }[]): string[] => proposals.map(({ value }) => value);
/** Without the guesses that fill up the list of components. */
const founded = (proposals: { value: string; confidence: number }[]): string[] =>
  names(proposals.filter(({ confidence }) => confidence > 0.15));

describe('components', () => {
  it('are proposed when the ticket names them, however the name is written', () => {
    expect(founded(triage({ components: COMPONENTS }, 'Payment gateway answers 502').components)).toEqual(['PaymentGateway']);
    expect(founded(triage({ components: COMPONENTS }, 'Searching is broken').components)).toEqual(['web-search']);
  });

  it('come with a reason that quotes the words it found', () => {
    expect(triage({ components: COMPONENTS }, 'Total is wrong', 'Open the checkout.').components[0]?.reason).toBe(
      'The description says “checkout”.',
    );
    expect(triage({ components: COMPONENTS }, 'Payments fail', 'The gateway is slow.').components[0]?.reason).toBe(
      'The summary says “payments” and the description says “gateway”.',
    );
  });

  it('are less certain when only the description names them', () => {
    const [inSummary] = triage({ components: COMPONENTS }, 'checkout').components;
    const [inDescription] = triage({ components: COMPONENTS }, 'Broken', 'checkout').components;
    expect(inSummary?.confidence).toBeGreaterThan(inDescription?.confidence ?? 1);
  });

  it('are less certain when several fit equally well', () => {
    const [alone] = triage({ components: COMPONENTS }, 'checkout').components;
    const both = triage({ components: COMPONENTS }, 'checkout or web search').components;
    expect(founded(both)).toEqual(['checkout', 'web-search']);
    expect(both[0]?.confidence).toBeLessThan(alone?.confidence ?? 0);
  });

  it('are open guesses far below any minimum when the ticket names none, or fewer than three', () => {
    const values = ['alpha', 'beta', 'gamma', 'delta'];
    const guesses = triage({ components: values }, 'Something else').components;
    expect(names(guesses)).toEqual(['alpha', 'beta', 'gamma']);
    for (const { confidence, reason } of guesses) {
      expect(confidence).toBeLessThanOrEqual(0.15);
      expect(reason).toMatch(/^A guess/);
    }
    expect(names(triage({ components: values }, 'gamma').components)).toEqual(['gamma', 'alpha', 'beta']);
  });

  it('start with the general one when the ticket names none', () => {
    for (const [general, ...others] of [
      ['web-core', 'web-search', 'web-index'],
      ['shop', 'shop-cart', 'shop-search'],
    ]) {
      const [first] = triage({ components: [...others, general ?? ''] }, 'Something else').components;
      expect(first).toMatchObject({ value: general, confidence: 0.6 });
    }
  });
});

describe('labels', () => {
  it('that are kinds of work follow keywords and the issue type, one kind at most', () => {
    const labels = ['bug', 'improvement', 'question'];
    expect(names(triage({ labels }, 'Export crashes with an exception').labels)).toEqual(['bug']);
    expect(names(triage({ labels }, 'Simplify the export').labels)).toEqual(['improvement']);
    expect(names(triage({ labels }, 'How can I export everything?').labels)).toEqual(['question']);
    expect(names(triage({ labels }, 'Export', '', 'Bug').labels)).toEqual(['bug']);
    expect(triage({ labels }, 'Export').labels).toEqual([]);
  });

  it.each([
    ['regression', 'Export is empty since the last update'],
    ['security', 'XSS in the comment field'],
    ['performance', 'Export takes 40 seconds'],
    ['docs', 'Typo in the docs'],
    ['a11y', 'Menu cannot be reached with a screen reader'],
    ['data-loss', 'All orders are gone after a restart'],
    ['i18n', 'Untranslated buttons'],
    ['Flaky Test', 'Login test fails at random'],
    ['tech_debt', 'Refactor the importer'],
    ['ux', 'Layout is confusing'],
    ['crash', 'Uncaught exception at start'],
  ])('%s is understood in “%s”', (label, summary) => {
    expect(names(triage({ labels: [label, 'zebra'] }, summary).labels)).toEqual([label]);
    expect(triage({ labels: [label] }, 'A plain sentence about nothing').labels).toEqual([]);
  });

  it('that no rule knows are matched by name', () => {
    expect(names(triage({ labels: ['mobile-app', 'zebra'] }, 'Mobile app: icon').labels)).toEqual(['mobile-app']);
  });

  it('are at most five, the surest first', () => {
    const labels = ['regression', 'security', 'performance', 'docs', 'a11y', 'data-loss', 'crash'];
    const proposals = triage({ labels }, 'Regression: slow, crash, data loss, XSS', 'docs and screen reader too').labels;
    expect(proposals).toHaveLength(5);
    const confidences = proposals.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((left, right) => right - left));
  });
});

describe('the priority', () => {
  it.each([
    ['Shop is down: complete outage', 'Highest'],
    ['Customers see data loss', 'High'],
    ['Typo on the start page', 'Low'],
  ])('for “%s” is %s, with little confidence', (summary, value) => {
    const { priority } = triage({ priority: PRIORITIES }, summary);
    expect(priority?.value).toBe(value);
    expect(priority?.confidence).toBeLessThan(0.5);
  });

  it('is one that is allowed, or none', () => {
    expect(triage({ priority: ['Blocker', 'Trivial'] }, 'Typo').priority?.value).toBe('Trivial');
    expect(triage({ priority: ['Sehr hoch'] }, 'Complete outage').priority).toBeNull();
  });

  it('is none without a sign', () => {
    expect(triage({ priority: PRIORITIES }, 'Export to a file').priority).toBeNull();
  });
});

it('proposes allowed values only, and confidences between 0 and 1', () => {
  const allowed = { priority: PRIORITIES, components: COMPONENTS, labels: ['bug', 'security', 'web'] };
  const reply = classify(allowed, {
    type: 'Bug',
    summary: 'bug bug security web checkout search outage',
    description: 'crash '.repeat(200),
    similar: [],
  });
  for (const proposal of [...reply.components, ...reply.labels, ...(reply.priority === null ? [] : [reply.priority])]) {
    expect([...allowed.priority, ...allowed.components, ...allowed.labels]).toContain(proposal.value);
    expect(proposal.confidence).toBeGreaterThan(0);
    expect(proposal.confidence).toBeLessThan(1);
    expect(proposal.reason.length).toBeGreaterThan(0);
    expect(proposal.reason.length).toBeLessThanOrEqual(280);
  }
});
