import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { t, useWords } from '../../webview/shared/words.ts';

describe("the pages' words", () => {
  afterEach(() => useWords({}));

  it('are English until the host sends others', () => {
    assert.equal(t('Show All'), 'Show All');
    useWords({ 'Show All': 'Alles zeigen' });
    assert.equal(t('Show All'), 'Alles zeigen');
    assert.equal(t('Clear'), 'Clear');
  });

  it('fill their holes in the order of the language', () => {
    useWords({ '{0} of {1}': 'von {1} sind es {0}' });
    assert.equal(t('{0} of {1}', 2, 5), 'von 5 sind es 2');
    assert.equal(t('{0} alone'), '{0} alone');
  });

  it('are not looked for where every object has something', () => {
    assert.equal(t('toString'), 'toString');
  });
});
