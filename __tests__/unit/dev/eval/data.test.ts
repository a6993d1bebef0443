import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIssues, type DataIssue } from '../../../../dev/eval/data';
import { divideByProject } from '../../../../dev/eval/project-data';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eval-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(...lines: string[]): DataIssue[] {
  const file = path.join(folder, 'issues.jsonl');
  writeFileSync(file, lines.join('\n'));
  return readIssues(file);
}

describe('the reader', () => {
  it('takes one issue a line, and fills in what may be missing', () => {
    const least = '{"project":"P","created":"2026-01-01","summary":"s"}';
    expect(
      read(least, '', '{"key":"P-2","project":"P","created":"2026-01-02","summary":" t ","labels":["new feature"],"priority":"High"}'),
    ).toEqual([
      { project: 'P', created: '2026-01-01', priority: null, components: [], labels: [], summary: 's', description: null },
      {
        key: 'P-2',
        project: 'P',
        created: '2026-01-02',
        priority: 'High',
        components: [],
        labels: ['new-feature'],
        summary: 't',
        description: null,
      },
    ]);
  });

  it.each([
    ['{', 'line 2: this is not JSON'],
    ['{"project":"P","created":"soon","summary":"s"}', 'line 2: created is no date'],
    ['{"project":"P","created":"2026-01-01"}', 'line 2: summary'],
  ])('says what is wrong with %s, and where', (line, message) => {
    expect(() => read('{"project":"P","created":"2026-01-01","summary":"s"}', line)).toThrow(message);
  });
});

describe('a project of the data', () => {
  const issue = (project: string, rest: Partial<DataIssue> = {}): DataIssue => ({
    project,
    created: '2026-01-01',
    priority: null,
    components: [],
    labels: [],
    summary: 's',
    description: null,
    ...rest,
  });

  it('allows components that its own history has five times, its own labels, and all priorities, most urgent first', () => {
    const history = [
      ...Array.from({ length: 5 }, () => issue('A', { components: ['often'], priority: 'Minor' })),
      ...Array.from({ length: 4 }, () => issue('A', { components: ['seldom'], labels: ['one'] })),
      ...Array.from({ length: 9 }, () => issue('B', { components: ['elsewhere'], labels: ['other'], priority: 'Blocker' })),
    ];
    const [first, second] = divideByProject(history, [issue('A', { components: ['new'] }), issue('B')]);
    expect(first).toMatchObject({ name: 'A', components: ['often'], labels: ['one'], priorities: ['Blocker', 'Minor'] });
    expect(second).toMatchObject({ name: 'B', components: ['elsewhere'], labels: ['other'] });
  });

  it('counts an issue that names a component twice once', () => {
    const history = Array.from({ length: 3 }, () => issue('A', { components: ['twice', 'twice'] }));
    expect(divideByProject(history, [issue('A')])[0]?.components).toEqual([]);
  });

  it('is asked for as many issues, and has as long a history, as the limits say', () => {
    const projects = divideByProject([issue('A'), issue('A'), issue('A')], [issue('A'), issue('A'), issue('B')], { limit: 1, past: 2 });
    expect(projects.map(({ issues, history }) => [issues.length, history.length])).toEqual([
      [1, 2],
      [1, 0],
    ]);
  });
});
