#!/usr/bin/env bash
# `entities`, which htmlparser2 and cheerio decode HTML's character references with, finds references that are none.
#
# HTML has no reference `&eta=`: `&eta;` counts only with its semicolon, and `=` is no part of a name. The package reads
# it as U+00EB (ë) where the text ends, so that an address that ends in a parameter without a value, `?zeta=1&eta=`,
# loses the parameter. Attributes and text are read alike. Before a space, `&centerdot` becomes `¢erdot` in an
# attribute, where HTML decodes no name that a letter follows.
#
# Seen with entities 7.0.0, 7.0.1 and 8.0.0; 8.1.0 reads both as HTML does. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true, "type": "module" }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  entities7@npm:entities@7.0.1 entities8@npm:entities@8.0.0 entities81@npm:entities@8.1.0

node --version
cat > decode.mjs <<'JS'
const { decodeHTML, decodeHTMLAttribute } = await import(`${process.argv[2]}/decode`);
console.log([decodeHTML('?zeta=1&eta='), decodeHTMLAttribute('?zeta=1&eta='), decodeHTMLAttribute('&centerdot ')].join('|'));
JS
for package in entities7 entities8 entities81; do
  seen=$(node decode.mjs "$package")
  echo "$package: $seen"
  if [ "$package" = entities81 ]; then expected='?zeta=1&eta=|?zeta=1&eta=|&centerdot '; else expected='?zeta=1ë|?zeta=1ë|¢erdot '; fi
  [ "$seen" = "$expected" ]
done
