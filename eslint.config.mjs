import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,tsx}'];
const REACT = ['resources/**/*.{ts,tsx}', 'dev/shell/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['**/node_modules/', '.offline/', 'coverage/', 'proxy/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-constant-binary-expression': 'error',
      'no-duplicate-imports': 'error',
      'no-self-compare': 'error',
      'no-unused-vars': 'error',
      'no-undef-init': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A number in a message reads as it should; everything else has to be spelled out.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `makeResolver` and `makeInvoke` take type aliases only: an interface has no index signature.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Names that come from data (a JSON schema's properties) may be written as data.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // A reader of JSON takes the type of what it reads from its caller.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // What a cold function rarely needs is evaluated where it is needed. Only `require` does that: `import()` makes
      // Forge's bundler write a second file (docs/decisions/014).
      '@typescript-eslint/no-require-imports': ['error', { allow: ['^@forge/events$', '/decode-entities$'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A port's method may have nothing to wait for in one implementation and a network in the next.
      '@typescript-eslint/require-await': 'off',
      // `() => setOpen(true)` is how a handler is written, and a switch returns what its cases do.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      'no-duplicate-imports': 'off',
      'no-unused-vars': 'off',
      // An object without one of its parts is written `const { part, ...rest } = object`.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['src/**'], ignores: ['src/forge/log/**'], rules: { 'no-console': 'error' } },
  {
    files: REACT,
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.flat.recommended.rules, 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['__tests__/**'],
    rules: {
      // A test asserts on what it fetched; a wrong shape fails it either way.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
