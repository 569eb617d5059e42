import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rules that say how this project writes, in every language of it. */
const house = {
  eqeqeq: 'error',
  'max-lines': ['error', { max: 300, skipBlankLines: true }],
  'no-console': 'off',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-var': 'error',
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'One thing has one name everywhere: export it by name.' },
    { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  ],
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

export default tseslint.config(
  {
    // In sample/, .ts is a piece of a film.
    ignores: ['sample/', 'build/', 'release/', 'data/', 'node_modules/', '**/*.generated.*', 'scripts/tv/polyfills.js'],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    rules: house,
  },
  {
    // ES5: it goes into the box as it is.
    files: ['static/sw.js'],
    languageOptions: { globals: { self: 'readonly', caches: 'readonly', fetch: 'readonly', setTimeout: 'readonly' } },
    rules: { 'no-var': 'off', 'object-shorthand': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...house,
      // The compiler knows these better.
      'no-undef': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      // A schema and the type made from it share a name.
      '@typescript-eslint/no-redeclare': 'off',
      // With types, only the ones that find real faults: a promise that nobody waits for.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Their readers ask for a default export.
    files: ['eslint.config.js', 'src/index.ts', 'test/reporter.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
