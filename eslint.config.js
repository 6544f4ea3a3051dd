import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { walls } from './tools/walls.ts';

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'screenshots/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    plugins: { ddx: { rules: { walls } } },
    rules: { 'ddx/walls': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/arms/**'],
    rules: { 'no-restricted-globals': ['error', 'WebSocket', 'EventSource', 'XMLHttpRequest'] },
  },
  // A floating `it(...)` is how node:test is written; a test that narrows or postpones the run is not a test.
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name=/^(test|it|describe|suite)$/][callee.property.name=/^(only|todo|skip)$/]',
          message: 'Every test runs.',
        },
        {
          selector:
            'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|todo)$/]',
          message: 'Every test runs.',
        },
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'test', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['AbortController', 'console', 'performance', 'process', 'setInterval'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
