#!/usr/bin/env bash
# `forge lint` tells of a handler of the manifest that nothing exports. Where the functions are packaged by hand
# (`app.package` with `bundler: manual@2026`), `@forge/lint` looks for it in the packaged folder, and cannot find it out.
#
# The command line tool (13.3.0) gives the linter the files under `src`. None of them is in the packaged folder, so that
# nothing is looked at and the handler passes. Given the packaged file itself, in a project whose `tsconfig.json` is about
# `src`, the linter throws, because it reads plain JavaScript by that configuration too. So a clean lint says nothing about
# packaged handlers: a deploy goes through, and calls fail.
#
# Seen with @forge/lint 6.3.1. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# keytar is for the CLI's login, and has to be compiled.
cat > package.json <<'JSON'
{ "private": true, "overrides": { "keytar": "npm:empty-npm-package@1.0.0" } }
JSON
npm install --silent --no-audit --no-fund --ignore-scripts @forge/lint@6.3.1

node --version
mkdir src out
echo 'export const other = (): number => 1;' > src/index.ts
echo 'exports.other = () => 1;' > out/index.js
echo '{ "include": ["src/**/*"] }' > tsconfig.json
cat > lint.js <<'JS'
const { lint, getClientSideLintersOnly } = require('@forge/lint');
const logger = { info() {}, debug() {}, warn() {}, error() {} };
async function look(what, file, app) {
  const manifest = { app, modules: { function: [{ key: 'main', handler: 'index.run' }] } };
  const all = await getClientSideLintersOnly(manifest, 'development', logger, {});
  const linters = all.filter((linter) => linter.constructor.name === 'HandlerLinter');
  const seen = await lint([file], manifest, 'development', logger, {}, { linter: { mode: 'client-side' }, linters }).then(
    (results) => `${results.flatMap(({ errors, warnings }) => [...errors, ...warnings]).length} of ${linters.length} told`,
    (error) => `throws ${error.constructor.name}`,
  );
  console.log(`${what}, ${file}: ${seen}`);
}
(async () => {
  const packaged = { package: { bundler: 'manual@2026', path: 'out' } };
  await look('bundled by Forge', 'src/index.ts', {});
  await look('packaged', 'src/index.ts', packaged);
  await look('packaged', 'out/index.js', packaged);
})();
JS
seen=$(node lint.js)
echo "$seen"
[ "$seen" = "bundled by Forge, src/index.ts: 1 of 1 told
packaged, src/index.ts: 0 of 1 told
packaged, out/index.js: throws ApplicationCompileError" ]
