import { readFileSync } from 'node:fs';
import { lostPart } from './kept-words';
import { listFiles } from './read-strings';

/** An issue of a file of JSON lines, one issue each. */
interface RealIssue {
  key: string;
  project: string;
  summary: string;
  description: string | null;
}

/** Every issue of every `.jsonl` file below a folder. */
export function readRealIssues(folder: string): RealIssue[] {
  const files = listFiles(folder).filter((file) => file.endsWith('.jsonl'));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as RealIssue);
}

/**
 * What people see of an issue. Comments of HTML nobody sees. Tags are text in Jira; in issues of GitHub, whose
 * projects are called `owner/name`, they are layout.
 */
export function visibleText({ project, summary, description }: RealIssue): string {
  const text = `${summary}\n${description ?? ''}`.replace(/<!--[^]*?-->/gu, ' ');
  return project.includes('/') ? text.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/giu, ' ') : text;
}

/** Losing more than this part of what people see makes an issue worse to triage. */
const TOO_MUCH = 0.2;

/** The issues that lose too much in cleaning, the worst first. */
export function findImpoverished(issues: RealIssue[]): { key: string; lost: number }[] {
  return issues
    .map((issue) => ({ key: issue.key, lost: lostPart(visibleText(issue)) }))
    .filter(({ lost }) => lost > TOO_MUCH)
    .sort((one, other) => other.lost - one.lost);
}
