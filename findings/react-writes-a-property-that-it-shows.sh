#!/usr/bin/env bash
# `useIssueProperty` of `@forge/react` (UI Kit) gives the value of an issue's property. Showing a component that uses it
# writes to the issue: where the property is missing, the hook creates it with the initial value, at once and without
# being told to. So everybody who merely opens an issue changes it, which needs the permission to edit: for a person who
# may only look, Jira refuses, and the hook has no value. It also asks and writes a second time then.
#
# The types alone of `@atlaskit/forge-react-types` are used, so they are not installed here.
#
# Seen with @forge/react 12.3.1 and @forge/bridge 7.2.0. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > package.json <<'JSON'
{ "private": true, "overrides": { "@atlaskit/forge-react-types": "npm:empty-npm-package@1.0.0" } }
JSON
npm install --silent --no-audit --no-fund --ignore-scripts @forge/react@12.3.1 @forge/bridge@7.2.0 react@18.3.1 react-test-renderer@18.3.1

node --version
cat > show.js <<'JS'
// A page of an issue whose property is missing: the address that a browser knows of itself, and Jira behind the bridge.
globalThis.self = globalThis;
globalThis.Request = class extends Request {
  constructor(address, init) {
    super(new URL(address, 'https://page.example'), init);
  }
};
const calls = [];
const answer = (status) => ({ body: '{}', headers: {}, status, statusText: '' });
globalThis.__bridge = {
  async callBridge(command, data) {
    if (command === 'getContext') return { accountId: 'a', cloudId: 'c', localId: 'l', extension: { issue: { id: '10001' } } };
    if (command !== 'fetchProduct') return undefined;
    const method = data.fetchRequestInit.method ?? 'GET';
    calls.push(`${method} ${data.restPath}`);
    return method === 'GET' ? answer(404) : answer(MAY_EDIT ? 201 : 403);
  },
};
const MAY_EDIT = process.argv[2] === 'may-edit';
process.on('unhandledRejection', () => undefined);
const { createElement } = require('react');
const { act, create } = require('react-test-renderer');
const { useIssueProperty } = require('@forge/react');
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
let shown;
const Shown = () => {
  [shown] = useIssueProperty('seen', 0);
  return null;
};
act(() => void create(createElement(Shown)));
const settle = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
void settle().then(() => console.log(calls.map((call) => call.replace('/rest/api/2/issue/', '')).join(', '), '->', shown));
JS
seen=$(node show.js may-edit; node show.js may-look 2>/dev/null)
echo "$seen"
[ "$seen" = "GET 10001/properties/forge-seen, POST properties -> 0
GET 10001/properties/forge-seen, POST properties, GET 10001/properties/forge-seen, POST properties -> undefined" ]
