'use strict';

/**
 * Loaded into a process before everything else (`node --require`): notes in the file that WRITES names each path which one
 * of Node's functions is asked to create or to change, whatever becomes of it.
 */

const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const append = fs.appendFileSync;
const WRITERS = /^(?:write|append|truncate|mkdir|mkdtemp|rename|copyFile|cp|link|symlink|createWriteStream|open)/u;
const READING = [undefined, 'r', 'rs', 'sr', fs.constants.O_RDONLY];

let isNoting = false;

/** Appending is a write itself, by the functions that are watched. */
function note(path) {
  if (isNoting) return;
  isNoting = true;
  append(process.env.WRITES, `${path}\n`);
  isNoting = false;
}

function record(name, [path, flags]) {
  if (typeof path !== 'string' && !Buffer.isBuffer(path) && !(path instanceof URL)) return;
  if (name.startsWith('open') && (typeof flags === 'function' || READING.includes(flags))) return;
  note(path);
}

function watch(functions) {
  for (const [name, original] of Object.entries(functions)) {
    if (typeof original !== 'function' || !WRITERS.test(name)) continue;
    functions[name] = function watched(...args) {
      record(name, args);
      return original.apply(this, args);
    };
  }
}

watch(fs);
watch(fs.promises);
syncBuiltinESMExports();
