import fc from 'fast-check';
import { attackEach, type AttackResult } from './attack';
import type { AttackOptions } from './attack-options';
import { hostileReply } from './model/hostile-replies';
import { findReplyFaults, findTextInReplyFaults } from './model/reply-faults';
import { forge, type Forgery } from './prompt/forgeries';
import { buildHostilePrompt } from './prompt/hostile-prompt';
import { findPromptFaults } from './prompt/prompt-faults';
import { findAllowedNameFaults, findTextFaults } from './prompt/text-faults';
import { createRandom } from '../random';
import { readBenignTexts } from './texts/benign-texts';
import { wordsBeforeAndAfter } from './texts/kept-words';
import { findImpoverished, readRealIssues } from './texts/real-issues';
import { listFiles, readStrings } from './texts/read-strings';

/** At most this part of the real issues may lose much of its text. */
export const MOST_IMPOVERISHED = 0.005;

function* forgeries(count: number, seed: number): Generator<Forgery> {
  const random = createRandom(seed);
  for (let index = 0; index < count; index += 1) yield forge(random, index);
}

/** Forged markers in every place: each prompt still has one START and one END. */
export function attackFence(count: number, seed: number): AttackResult {
  const trusted = buildHostilePrompt().system;
  return attackEach('Forged markers', `forgeries (seed ${seed})`, forgeries(count, seed), ({ texts, disguised, place, isTrusted }) => ({
    input: `${place}: ${disguised}`,
    faults: findPromptFaults(buildHostilePrompt(texts), isTrusted ? null : trusted),
  }));
}

/** Generated in portions, because a hundred thousand replies are more than should be held at once. */
function* replies(count: number, seed: number): Generator<string> {
  const portion = 1_000;
  for (let done = 0; done < count; done += portion) {
    yield* fc.sample(hostileReply, { numRuns: Math.min(portion, count - done), seed: seed + done });
  }
}

/** A model that answers anything: nothing past the allowlist, no field past the three, no link or markup in a reason. */
export function attackJudgement(count: number, seed: number): AttackResult {
  return attackEach('A model that somebody else owns', `replies (seed ${seed})`, replies(count, seed), (content) => ({
    input: content,
    faults: [...findReplyFaults(content, true), ...findReplyFaults(content, false)],
  }));
}

function stringsOf(folder: string): Set<string> {
  return new Set(listFiles(folder).flatMap(readStrings));
}

function attackWithCorpora(folder: string): AttackResult[] {
  const trusted = buildHostilePrompt().system;
  const strings = stringsOf(folder);
  const ways = (['plain', 'document'] as const).flatMap((format) => [true, false].map((mask) => ({ format, mask })));
  return [
    attackEach('Hostile texts in issues', 'texts, each in all places, four ways', strings, (text) => ({
      input: text,
      faults: [...ways.flatMap((way) => findTextFaults(text, trusted, way)), ...findAllowedNameFaults(text)],
    })),
    attackEach('Hostile texts in replies', 'texts, each as reply, reason and value', strings, (text) => ({
      input: text,
      faults: findTextInReplyFaults(text),
    })),
    attackEach('Honest texts that read like attacks', 'texts', readBenignTexts(folder), (text) => {
      const { before, after } = wordsBeforeAndAfter(text);
      return { input: text, faults: before.join(' ') === after.join(' ') ? [] : ['words are missing or changed'] };
    }),
  ];
}

function attackWithRealIssues(folder: string): AttackResult {
  const issues = readRealIssues(folder);
  const poorer = findImpoverished(issues);
  const part = poorer.length / issues.length;
  const lines = poorer.map(({ key, lost }) => `${key} lost ${(100 * lost).toFixed(0)} %`);
  return {
    name: 'Real issues that lose more than 20 % of what people see',
    cases: `${poorer.length} of ${issues.length.toLocaleString('en')} issues (${(100 * part).toFixed(2)} %, at most ${100 * MOST_IMPOVERISHED} %)`,
    faults: part <= MOST_IMPOVERISHED ? [] : lines,
  };
}

/** All attacks, one after the other. What needs data that is not there is left out. */
export function* runAttacks({ replies: count, forgeries: forged, seeds, corpora, data }: AttackOptions): Generator<AttackResult> {
  for (const seed of seeds) {
    yield attackFence(forged, seed);
    yield attackJudgement(count, seed);
  }
  if (corpora !== null) yield* attackWithCorpora(corpora);
  if (data !== null) yield attackWithRealIssues(data);
}
