#!/usr/bin/env bash
# A stream of `@forge/llm` loses characters, and everything after a line that it could not read.
#
# The package turns each piece of the body into text by itself, so a character whose bytes come in two pieces becomes
# replacement characters: pieces end where the network ends them, so this happens to every text that is not plain ASCII.
# A line that is no JSON is dropped without a word if it comes in one piece; if it comes in two, what was kept of it stays
# in front of the next lines, which are then no JSON either, and all of them are lost. Nothing is thrown.
#
# Also: the package reads the running invocation while it is loaded. Loaded outside of one it throws, and in a process that
# serves many it sends the trace id of the first one with every call.
#
# Seen with @forge/llm 1.0.8 over a body that is given in pieces. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @forge/llm@1.0.8

node --version
cat > stream.js <<'JS'
try {
  require('@forge/llm');
} catch (error) {
  console.log(`outside of an invocation: ${error.message}`);
}
for (const name of Object.keys(require.cache)) delete require.cache[name];

let trace = 0;
const traces = [];
Object.defineProperty(global, '__forge_runtime__', { get: () => ({ tracing: { traceId: `trace-${(trace += 1)}`, spanId: 'span' } }) });
let pieces;
global.__forge_fetch__ = async (_options, _url, { headers }) => {
  traces.push(headers['x-b3-traceid']);
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(Uint8Array.from(piece));
        controller.close();
      },
    }),
  );
};
const { stream } = require('@forge/llm');
const bytes = (text) => [...Buffer.from(text)];
async function read(name, given) {
  pieces = given;
  const lines = [];
  for await (const line of await stream({ model: 'm', messages: [{ role: 'user', content: 'x' }] })) lines.push(JSON.stringify(line));
  console.log(`${name}: ${lines.join(' ')}`);
}
(async () => {
  const line = bytes('{"text":"ü"}\n');
  await read('whole', [line]);
  await read('split', [line.slice(0, 10), line.slice(10)]);
  await read('bad line, whole', [bytes('oops\n'), bytes('{"a":1}\n'), bytes('{"b":2}\n')]);
  await read('bad line, split', [bytes('oo'), bytes('ps\n'), bytes('{"a":1}\n'), bytes('{"b":2}\n')]);
  console.log(`traces of four calls: ${new Set(traces).size}`);
})();
JS
seen=$(node stream.js)
echo "$seen"
[ "$seen" = 'outside of an invocation: Forge runtime not found.
whole: {"text":"ü"}
split: {"text":"��"}
bad line, whole: {"a":1} {"b":2}
bad line, split: 
traces of four calls: 1' ]
