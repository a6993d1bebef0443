#!/usr/bin/env bash
# `forge lint`, which a deploy runs too, reads no TypeScript file of a project whose `tsconfig.json` includes a folder.
#
# `"include": ["src"]` is all files below `src` for TypeScript, as its documentation says. `@forge/lint` reads the entry as
# a glob, finds the folder itself, and leaves out every file that is not on that list of one, without a word: a handler
# that nothing exports passes. With `"src/**/*"`, the same to TypeScript, it is told; so it is without a `tsconfig.json`'s
# `include`.
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
mkdir src
echo 'export const other = (): number => 1;' > src/index.ts
cat > lint.js <<'JS'
const { lint, getClientSideLintersOnly } = require('@forge/lint');
const manifest = { app: {}, modules: { function: [{ key: 'main', handler: 'index.run' }] } };
const logger = { info() {}, debug() {}, warn() {}, error() {} };
(async () => {
  const all = await getClientSideLintersOnly(manifest, 'development', logger, {});
  const linters = all.filter((linter) => linter.constructor.name === 'HandlerLinter');
  const results = await lint(['src/index.ts'], manifest, 'development', logger, {}, { linter: { mode: 'client-side' }, linters });
  const found = results.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  console.log(`${process.argv[2]}: ${found.length} of ${linters.length} told`);
})();
JS
look() {
  echo "$2" > tsconfig.json
  node lint.js "$1"
}
seen=$(
  look 'the folder' '{ "include": ["src"] }'
  look 'its files' '{ "include": ["src/**/*"] }'
  look 'nothing said' '{}'
)
echo "$seen"
[ "$seen" = "the folder: 0 of 1 told
its files: 1 of 1 told
nothing said: 1 of 1 told" ]
