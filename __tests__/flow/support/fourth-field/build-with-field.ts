import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAppWithEsbuild, type AppBuild } from '../../../../dev/build/esbuild-app';

const ROOT = path.resolve(__dirname, '../../../..');

/** All that the app's sources are told of a field: its traits, its definition and its words. */
const ADDITIONS: { file: string; before: string; text: string }[] = [
  {
    file: 'src/contract/triage-field.ts',
    before: '} as const satisfies',
    text: `fixVersions: { noun: 'version', replaces: false, listedBy: 'name', foundIn: 'projects', hasSpaces: true, mostListed: 100, mostProposed: 3,
      minimums: { careful: 0.7, balanced: 0.5, eager: 0.3 }, initial: { max: 2 } },`,
  },
  {
    file: 'src/fields/definitions.ts',
    before: '};',
    text: ", fixVersions: { jiraValue: 'object', clause: 'fixVersion', samples: [], heading: 'Allowed versions' } ",
  },
  { file: 'resources/common/strings/common.ts', before: "labels: text('Labels'),", text: "fixVersions: 'Fix versions', " },
  { file: 'resources/common/strings/common.ts', before: "labels: text('labels')", text: "fixVersions: 'fix versions', " },
  { file: 'resources/common/strings/common.ts', before: "labels: text('label')", text: "fixVersions: 'version', " },
  {
    file: 'resources/common/strings/settings.ts',
    before: 'labels: { many',
    text: "fixVersions: { many: 'versions', gone: 'No project has this version' }, ",
  },
  { file: 'resources/common/strings/settings.ts', before: "labels: text('Labels')", text: "fixVersions: 'Fix versions', " },
  { file: 'resources/common/strings/settings.ts', before: "labels: text('Label')", text: "fixVersions: 'Fix version', " },
  { file: 'src/contract/error-catalog.ts', before: 'labels: text(', text: "fixVersions: 'Jira requires a version on this issue.', " },
];

/**
 * Builds a copy of the app that has a field more: nothing of its sources is changed but where a
 * developer adds one.
 */
export async function buildWithFourthField(folder: string): Promise<AppBuild> {
  const root = path.join(folder, 'app');
  mkdirSync(root);
  for (const part of ['src', 'resources', 'locales', 'manifest.yml', 'package.json']) {
    cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  for (const { file, before, text } of ADDITIONS) {
    const source = readFileSync(path.join(root, file), 'utf8');
    const place = source.indexOf(before);
    if (place === -1) throw new Error(`There is no “${before}” in ${file}.`);
    writeFileSync(path.join(root, file), source.slice(0, place) + text + source.slice(place));
  }
  return buildAppWithEsbuild(root, path.join(folder, 'build'));
}
