import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyRule } from '../../../src/text/mask/mask-rule';
import { PRIVATE_KEY_RULES } from '../../../src/text/mask/private-key-rules';
import { TOKEN_RULES } from '../../../src/text/mask/token-rules';

const ROOT = path.resolve(__dirname, '../../..');
/** What is installed or made, and tests, whose made-up credentials show that real ones are found and masked. */
const LEFT_OUT = /^(?:\.git|\.offline|\.bench|coverage|node_modules|__tests__|proxy\/(?:test|node_modules|\.state|\.bench))(?:\/|$)/u;
const TEXT = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|sh|css|html|svg)$|(?:^|\/)(?:Dockerfile|run|\.[a-z]+rc)$/u;

function listFiles(folder = ''): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (LEFT_OUT.test(name)) return [];
    if (entry.isDirectory()) return listFiles(name);
    return TEXT.test(name) ? [name] : [];
  });
}

/** Credentials that are known by their shape, by the rules that mask them in issues. */
function countCredentials(text: string): number {
  return [...TOKEN_RULES, ...PRIVATE_KEY_RULES].reduce((count, rule) => count + applyRule(text, rule).count, 0);
}

// @promise no-credentials-in-source
test('no file of the project holds a token or a private key', () => {
  const files = listFiles();
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => countCredentials(readFileSync(path.join(ROOT, file), 'utf8')) > 0)).toEqual([]);
  expect(countCredentials(`key: ghp_${'a1'.repeat(18)}`)).toBe(1);
});
