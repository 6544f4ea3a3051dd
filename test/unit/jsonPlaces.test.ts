import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeInJson, type JsonPath } from '../../src/editor/study/jsonPlaces.ts';

const text = `{
  "title": "A \\"quoted\\" {title}",
  "top": 5,
  "arms": [
    { "id": "embedded", "kind": "embedded" },
    { "id": "a, ]b", "kind": "endpoint", "endpoint": null }
  ],
  "design": { "assignment": { "kind": "k-of-n", "perCase": -2.5e3 } },
  "blinding": true
}
`;

const at = (path: JsonPath, of = text): string => {
  const { start, end } = placeInJson(of, path);
  return of.slice(start, end);
};

describe('the place of a value in a JSON text', () => {
  it('is the value itself where it is plain', () => {
    assert.equal(at(['title']), '"A \\"quoted\\" {title}"');
    assert.equal(at(['top']), '5');
    assert.equal(at(['arms', 1, 'id']), '"a, ]b"');
    assert.equal(at(['arms', 1, 'endpoint']), 'null');
    assert.equal(at(['design', 'assignment', 'perCase']), '-2.5e3');
    assert.equal(at(['blinding']), 'true');
  });

  it('is the name of a group or list, and not all that is in it', () => {
    assert.equal(at(['arms']), '"arms"');
    assert.equal(at(['design', 'assignment']), '"assignment"');
    assert.equal(at(['arms', 1]), '{');
  });

  it('is the last that is there where something is missing', () => {
    assert.equal(at(['arms', 0, 'endpoint']), '{');
    assert.equal(at(['arms', 7]), '"arms"');
    assert.equal(at(['governance']), '{');
    assert.equal(at(['top', 'inside']), '5');
  });

  it('reads escaped names, empty groups and lists, and an order mark', () => {
    assert.equal(at(['b'], '\uFEFF{"a":{},"c":[],"\\u0062":1}'), '1');
    assert.equal(at(['a', 0], '{"a":[]}'), '"a"');
  });

  it('comes back from a text that is not whole, wherever it breaks off', () => {
    const path = ['design', 'assignment', 'perCase'];
    for (let length = 0; length <= text.length; length += 1) {
      const part = text.slice(0, length);
      const { start, end } = placeInJson(part, path);
      assert.ok(start >= 0 && start <= end && end <= Math.max(part.length, 1), `${length}: ${start} to ${end}`);
    }
  });
});
