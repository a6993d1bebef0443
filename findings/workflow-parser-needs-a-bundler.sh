#!/usr/bin/env bash
# GitHub's own parser of workflow files cannot be imported by Node as it is published.
#
# The package is an ECMAScript module whose published code imports a JSON file without the import attribute that Node
# requires for it, so `import` ends with ERR_IMPORT_ATTRIBUTE_MISSING (Node 20 calls it ERR_IMPORT_ASSERTION_TYPE_MISSING), although
# the package asks for Node 20 or later and for nothing else. Bundlers and loaders that read JSON by themselves (tsx, esbuild, webpack) are needed to use it at all.
#
# Seen with @actions/workflow-parser 0.3.61. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true, "type": "module" }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @actions/workflow-parser@0.3.61

node --version
cat > engines.mjs <<'JS'
import { readFileSync } from 'node:fs';
console.log('engines:', JSON.parse(readFileSync('node_modules/@actions/workflow-parser/package.json', 'utf8')).engines);
JS
node engines.mjs

cat > parse.mjs <<'JS'
try {
  await import('@actions/workflow-parser');
  console.log('imported');
} catch (error) {
  console.log(error.code);
}
JS
seen=$(node parse.mjs)
echo "import('@actions/workflow-parser'): $seen"
[[ "$seen" =~ ^ERR_IMPORT_(ATTRIBUTE|ASSERTION_TYPE)_MISSING$ ]]
