#!/usr/bin/env bash
# `@forge/egress`, which decides what a Forge app may fetch, compares hosts letter by letter.
#
# Hosts have many spellings: capitals, `:443` behind `https`, an international name and its punycode. `fetch` and `URL`
# take them for the same; here an approval in one spelling does not allow a call in another, whichever of the two is the
# usual one. Whoever approved `https://LLM.example.com` has approved nothing that `fetch` would call.
#
# The package also requires `tslib` without naming it among its dependencies, so it is installed beside it here.
#
# Seen with @forge/egress 3.0.0. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @forge/egress@3.0.0 tslib@2.8.1

node --version
cat > decide.js <<'JS'
const { EgressFilteringService } = require('@forge/egress');
const pairs = [
  ['https://llm.example.com', 'https://llm.example.com/v1'],
  ['https://LLM.example.com', 'https://llm.example.com/v1'],
  ['https://llm.example.com:443', 'https://llm.example.com/v1'],
  ['https://xn--bcher-kva.example', 'https://bücher.example/v1'],
];
for (const [approved, called] of pairs) {
  const same = new URL(approved).host === new URL(called).host;
  console.log(approved, called, `same host: ${same}`, `allowed: ${new EgressFilteringService([approved]).isValidUrl(called)}`);
}
JS
seen=$(node decide.js)
echo "$seen"
[ "$(echo "$seen" | grep -c 'same host: true')" = 4 ]
[ "$(echo "$seen" | grep -c 'allowed: true')" = 1 ]
