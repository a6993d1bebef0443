#!/usr/bin/env bash
# `forge lint` tells of a scope that the manifest lacks. Its permission linter (`PermissionLinter` of `@forge/lint`) finds
# uses by names and by where they stand, not by what is imported.
#
# Whatever is imported as `storage` counts as Forge's storage, from any file; `kvs` of `@forge/kvs`, which is Forge's
# storage, is never seen. A call of Jira counts where its route stands between the parentheses, and not when it stands in
# a variable one line above. So a clean lint says nothing about missing scopes: a deploy goes through, and calls fail.
#
# The linter would download the descriptions of Atlassian's APIs; by its own variables it reads one from a file here.
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
cat > api.json <<'JSON'
{ "paths": { "/rest/api/3/myself": { "get": { "security": [{ "OAuth2": ["read:jira-user"] }], "x-atlassian-oauth2-scopes": [{ "state": "Current", "scopes": ["read:jira-user"] }] } } } }
JSON
echo '{ "paths": {} }' > none.json
export USE_LOCAL_SWAGGER=1 LOCAL_JIRA_SWAGGER=api.json
for product in CONF CONF_V2 JSM JSW BB; do export "LOCAL_${product}_SWAGGER=none.json"; done

mkdir src
cat > src/own-storage.ts <<'TS'
import { storage } from './cupboard';
storage.open();
TS
cat > src/forge-storage.ts <<'TS'
import { kvs } from '@forge/kvs';
void kvs.get('key');
TS
cat > src/route-inside.ts <<'TS'
import api, { route } from '@forge/api';
void api.asUser().requestJira(route`/rest/api/3/myself`);
TS
cat > src/route-above.ts <<'TS'
import api, { route } from '@forge/api';
const path = route`/rest/api/3/myself`;
void api.asUser().requestJira(path);
TS
cat > lint.js <<'JS'
const { lint, PermissionLinter } = require('@forge/lint');
const manifest = { app: { id: 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000', runtime: { name: 'nodejs22.x' } }, modules: {}, permissions: { scopes: [] } };
const logger = { info() {}, debug() {}, warn() {}, error() {} };
const files = ['own-storage', 'forge-storage', 'route-inside', 'route-above'].map((name) => `src/${name}.ts`);
lint(files, manifest, 'development', logger, {}, { linter: { mode: 'client-side' }, linters: [new PermissionLinter('development', manifest, logger)] }).then((results) => {
  for (const file of files) {
    const found = results.filter((result) => result.file.endsWith(file)).flatMap(({ errors, warnings }) => [...errors, ...warnings]);
    console.log(file, found.map(({ metadata }) => metadata?.missingPermission ?? 'other').join() || 'nothing');
  }
});
JS
seen=$(node lint.js)
echo "$seen"
[ "$seen" = "src/own-storage.ts storage:app
src/forge-storage.ts nothing
src/route-inside.ts read:jira-user
src/route-above.ts nothing" ]
