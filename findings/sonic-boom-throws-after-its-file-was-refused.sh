#!/usr/bin/env bash
# `sonic-boom`, which pino writes logs with, ends the process some time after its file could not be opened.
#
# A folder that does not exist gives an `error` event, as documented. But with `periodicFlush` the flush that comes next
# writes what waits to the descriptor -1, and Node throws ERR_OUT_OF_RANGE from the timer, where no caller can catch it:
# a service that listens to `error` ends all the same. With a descriptor that was opened before, it does not happen.
#
# Seen with sonic-boom 4.2.1. Fails when that has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts sonic-boom@4.2.1

node --version
cat > log.cjs <<'JS'
const { SonicBoom } = require('sonic-boom');
process.on('uncaughtException', (error) => {
  console.log(`uncaught: ${error.code}`);
  process.exit(0);
});
const log = new SonicBoom({ dest: './missing/app.log', sync: false, minLength: 4096, periodicFlush: 100 });
log.on('error', (error) => console.log(`error event: ${error.code}`));
log.write('a line\n');
setTimeout(() => console.log('still running'), 2_000);
JS
seen=$(node log.cjs)
echo "$seen"
[ "$seen" = $'error event: ENOENT\nuncaught: ERR_OUT_OF_RANGE' ]
