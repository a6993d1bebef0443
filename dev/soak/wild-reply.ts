import type { ReplyFunction } from '../endpoint/embedded-endpoint';
import type { Chance } from '../random';
import { sampleAllowlists } from '../jira/sample';

const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Apocalyptic', ''];
const STRANGE = ['pwned', '../label', 'x'.repeat(300), '<b>data-loss</b>', 'DATA-LOSS'];

/** A model that proposes anything: allowed values, others, and fields that it is not asked for. */
export function wildReply(chance: Chance): ReplyFunction {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[chance(items.length)];
  const proposals = (names: readonly string[]) =>
    Array.from({ length: chance(5) }, () => ({
      value: pick(names),
      confidence: chance(101) / 100,
      reason: 'See https://example.com <script>',
    }));
  return () => ({
    priority: { value: pick(PRIORITIES), confidence: chance(101) / 100, reason: 'It is urgent.' },
    components: proposals([...sampleAllowlists.components.map(({ name }) => name), ...STRANGE]),
    labels: proposals([...sampleAllowlists.labels.map(({ name }) => name), ...STRANGE]),
    assignee: { value: 'somebody', confidence: 1 },
  });
}
