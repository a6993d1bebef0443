import { HOSTILE_REPLIES } from '../../__tests__/fixtures/hostile-replies';
import { readReply } from '../../src/triage/question/reply/read-reply';
import { TriageError } from '../../src/contract/triage-error';
import { median, type Figure } from './figure';

const ROUNDS = 5;

/** The slowest of the replies that were made to be slow to read, each as long as one may be. */
export function measureReplies(): Figure[] {
  const times = HOSTILE_REPLIES.map(({ name, content }) => ({
    name,
    time: median(Array.from({ length: ROUNDS }, () => readOnce(content))),
  }));
  const slowest = times.reduce((worst, candidate) => (candidate.time > worst.time ? candidate : worst));
  return [
    {
      name: 'reading a hostile reply of 256 KiB',
      value: slowest.time,
      limit: 20,
      unit: 'ms',
      note: `slowest of ${times.length} replies: ${slowest.name}, median of ${ROUNDS}`,
    },
  ];
}

function readOnce(content: string): number {
  const began = performance.now();
  try {
    readReply({ content, isCut: false });
  } catch (error) {
    if (!(error instanceof TriageError)) throw error;
  }
  return performance.now() - began;
}
