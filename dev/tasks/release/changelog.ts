/** `v1.2.3`, with or without a pre-release. Forge takes it as the tag of a build, too: letters, digits, `.` and `-`. */
export const RELEASE_TAG = /^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]{1,40})?)$/;

interface Section {
  /** Empty for `Unreleased`. */
  version: string;
  notes: string;
}

/** Headings are `## Unreleased` and `## 1.2.3`, with anything after the version. */
function sections(changelog: string): Section[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      return { version: /^\d\S*/.exec(heading)?.[0] ?? '', notes: lines.join('\n').trim() };
    });
}

/** What the changelog says of a version; null when it has no section for it. */
export function notesOf(changelog: string, version: string): string | null {
  return sections(changelog).find((section) => section.version === version)?.notes ?? null;
}

/**
 * What keeps a tag from being released: one line for each fault.
 * @param packageVersion `version` of `package.json` at that tag
 */
export function releaseFaults(tag: string, packageVersion: string, changelog: string): string[] {
  const [, version] = RELEASE_TAG.exec(tag) ?? [];
  if (version === undefined) return [`${tag} is no version such as v1.2.3.`];
  const faults = version === packageVersion ? [] : [`The tag says ${version}, package.json says ${packageVersion}.`];
  const notes = notesOf(changelog, version);
  if (notes === null) return [...faults, `CHANGELOG.md has no section for ${version}.`];
  if (notes === '') faults.push(`CHANGELOG.md says nothing of ${version}.`);
  const newest = sections(changelog).find((section) => section.version !== '')?.version;
  if (newest !== version) faults.push(`CHANGELOG.md begins with ${newest ?? 'nothing'}, not with ${version}.`);
  if (sections(changelog).some((section) => section.version === '' && section.notes !== '')) {
    faults.push('CHANGELOG.md still has changes under Unreleased, which this tag holds too.');
  }
  return faults;
}
