import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingKeys } from '../../src/editor/endpoints/settingKeys.ts';

const keys = (text: string): string[] => [...settingKeys(text)];

describe('the names of settings in a file', () => {
  it('are those before a colon', () => {
    assert.deepEqual(keys('{ "ddx.arms": ["ddx.endpoints"], "a" : { "b": "c" } }'), ['ddx.arms', 'a', 'b']);
  });

  it('do not stand in comments, but comments may stand beside them', () => {
    assert.deepEqual(keys('{ // "ddx.arms": 1\n /* "x": 2 */ "ddx.endpoints" /* : */ : {}, }'), ['ddx.endpoints']);
    assert.deepEqual(keys('{ "ddx.endpoints" // here\n : {} }'), ['ddx.endpoints']);
    assert.deepEqual(keys('{ "url": "http://host", "ddx.arms": [] }'), ['url', 'ddx.arms']);
  });

  it('are found however they are written', () => {
    assert.deepEqual(keys('{ "ddx\\u002earms": [] }'), ['ddx.arms']);
  });

  it('are none in what is no JSON', () => {
    assert.deepEqual(keys('ddx.arms: "ddx.arms"'), []);
    assert.deepEqual(keys(''), []);
    assert.deepEqual(keys('"\\q": 1'), []);
  });
});
