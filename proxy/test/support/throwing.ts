import { preventDumps } from '../../src/process/no-dumps';

preventDumps(
  (line) => process.stderr.write(`${line}\n`),
  (code) => process.exit(code),
);
setTimeout(() => {
  throw new TypeError('CANARY');
}, 1);
