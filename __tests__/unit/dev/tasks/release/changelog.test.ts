import { notesOf, releaseFaults } from '../../../../../dev/tasks/release/changelog';

const CHANGELOG = `# Changelog

What users notice, newest first.

## Unreleased

## 1.2.0 (2026-03-01)

- Add a thing.
- Fix another.

## 1.1.0 (2026-02-01)

- Add the first thing.
`;

describe('a release', () => {
  it('is ready when tag, package and changelog agree', () => {
    expect(releaseFaults('v1.2.0', '1.2.0', CHANGELOG)).toEqual([]);
    expect(releaseFaults('v2.0.0-rc.1', '2.0.0-rc.1', '## 2.0.0-rc.1\n\n- Try it.\n')).toEqual([]);
  });

  // @promise release-gate
  it.each([
    ['a tag that is no version', '1.2.0', '1.2.0', CHANGELOG, ['1.2.0 is no version such as v1.2.3.']],
    ['a tag that could be something else', 'v1.2.0;ls', '1.2.0', CHANGELOG, ['v1.2.0;ls is no version such as v1.2.3.']],
    ['another version in package.json', 'v1.2.0', '1.1.0', CHANGELOG, ['The tag says 1.2.0, package.json says 1.1.0.']],
    ['no section', 'v1.3.0', '1.3.0', CHANGELOG, ['CHANGELOG.md has no section for 1.3.0.']],
    ['a section of a longer version only', 'v1.2.0', '1.2.0', '## 1.2.0-rc.1\n\n- A.\n', ['CHANGELOG.md has no section for 1.2.0.']],
    ['an empty section', 'v1.2.0', '1.2.0', '## 1.2.0\n', ['CHANGELOG.md says nothing of 1.2.0.']],
    ['a newer section above', 'v1.1.0', '1.1.0', CHANGELOG, ['CHANGELOG.md begins with 1.2.0, not with 1.1.0.']],
    [
      'changes that nobody gave a version',
      'v1.2.0',
      '1.2.0',
      CHANGELOG.replace('Unreleased\n', 'Unreleased\n\n- Add more.\n'),
      ['CHANGELOG.md still has changes under Unreleased, which this tag holds too.'],
    ],
  ])('is refused with %s', (_what, tag, version, changelog, faults) => {
    expect(releaseFaults(tag, version, changelog)).toEqual(faults);
  });

  it('has the notes of its own section', () => {
    expect(notesOf(CHANGELOG, '1.2.0')).toBe('- Add a thing.\n- Fix another.');
    expect(notesOf(CHANGELOG, '1.0.0')).toBeNull();
  });
});
