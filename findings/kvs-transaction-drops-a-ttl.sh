#!/usr/bin/env bash
# A transaction of `@forge/kvs` drops a TTL without a word where it stands third, as it stands in `kvs.set`.
#
# `kvs.set(key, value, { ttl })` sends the TTL. In `kvs.transact().set(key, value, { ttl })` the third argument is the
# entity, which has no `ttl`, so that what is sent has neither: the value lives forever. Nothing is thrown, and
# JavaScript has no types to object. The TTL counts as the fourth argument, behind an entity that may be undefined.
#
# Seen with @forge/kvs 1.6.5, whose calls end in a function that prints them. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @forge/kvs@1.6.5

node --version
cat > transact.js <<'JS'
global.__forge_fetch__ = async (_options, path, { body }) => {
  console.log(`${path} ${body}`);
  return new Response('{}', { status: 200 });
};
const { kvs } = require('@forge/kvs');
const options = { ttl: { value: 1, unit: 'HOURS' } };
(async () => {
  await kvs.set('alone', 1, options);
  await kvs.transact().set('third', 1, options).execute();
  await kvs.transact().set('fourth', 1, undefined, options).execute();
})();
JS
seen=$(node transact.js)
echo "$seen"
ttl='"options":{"ttl":{"value":1,"unit":"HOURS"}}'
[ "$seen" = "/api/v1/set {\"key\":\"alone\",\"value\":1,$ttl}
/api/v1/transaction {\"set\":[{\"key\":\"third\",\"value\":1}]}
/api/v1/transaction {\"set\":[{\"key\":\"fourth\",\"value\":1,$ttl}]}" ]
