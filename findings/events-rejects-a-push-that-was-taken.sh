#!/usr/bin/env bash
# `Queue.push` of `@forge/events` rejects when the queue has taken events: with 202 for some of them, with 200 for all.
#
# Only 201 counts. After a 202, which means that some events failed, the promise rejects although the others are on
# their way, and the id of the job stands in `error.result` alone: whoever pushes all of them again has those twice. A
# plain 200 is an `InternalServerError: 200 OK`, and 405 is an `InvocationLimitReachedError`.
#
# Seen with @forge/events 3.0.8, whose calls end in a function that answers them. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @forge/events@3.0.8

node --version
cat > push.js <<'JS'
const { Queue } = require('@forge/events');
const answers = [
  [201, '{}'],
  [202, '{"failedEvents":[{"index":1,"errorMessage":"no"}]}'],
  [200, '{}'],
  [405, '{}'],
];
(async () => {
  for (const [status, body] of answers) {
    const queue = new Queue({ key: 'work' }, async () => new Response(body, { status }));
    const pushed = queue.push([{ body: { n: 1 } }, { body: { n: 2 } }]);
    const said = await pushed.then(
      () => 'resolves',
      (error) => `${error.constructor.name}, job ${error.result?.jobId === undefined ? 'unknown' : 'known'}, failed ${error.failedEvents?.length ?? '-'} of 2`,
    );
    console.log(`${status}: ${said}`);
  }
})();
JS
seen=$(node push.js)
echo "$seen"
[ "$seen" = "201: resolves
202: PartialSuccessError, job known, failed 1 of 2
200: InternalServerError, job unknown, failed - of 2
405: InvocationLimitReachedError, job unknown, failed - of 2" ]
