import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ratingKey, Rest, type Pressed } from '../../webview/diagnosis/ratingKeys.ts';

const pressed = (key: string, code = '', held: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('a key of the rating strip', () => {
  it('is a digit by what it types, on the row and on the keypad', () => {
    assert.deepEqual(ratingKey(pressed('5', 'Digit5')), { does: 'rate', value: 5 });
    assert.deepEqual(ratingKey(pressed('5', 'Numpad5')), { does: 'rate', value: 5 });
    assert.deepEqual(ratingKey(pressed('5', 'Digit5', { shiftKey: true })), { does: 'rate', value: 5 });
  });

  it('is a digit by its place where the row types signs, as on AZERTY', () => {
    assert.deepEqual(ratingKey(pressed('(', 'Digit5')), { does: 'rate', value: 5 });
    assert.deepEqual(ratingKey(pressed('à', 'Digit0')), { does: 'rate', value: 0 });
  });

  it('is no digit where Shift makes a sign of it', () => {
    assert.equal(ratingKey(pressed('%', 'Digit5', { shiftKey: true })), null);
  });

  it('moves on the keypad without NumLock', () => {
    assert.deepEqual(ratingKey(pressed('ArrowDown', 'Numpad2')), { does: 'move', by: 1 });
    assert.equal(ratingKey(pressed('End', 'Numpad1')), null);
  });

  it('does not care for Caps Lock', () => {
    assert.deepEqual(ratingKey(pressed('X', 'KeyX')), { does: 'rate', value: 'cannot-rate' });
    assert.deepEqual(ratingKey(pressed('J', 'KeyJ')), { does: 'move', by: 1 });
  });

  it('is nothing with Ctrl, Alt or Meta, and nothing where nothing is meant', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      assert.equal(ratingKey(pressed('5', 'Digit5', { [held]: true })), null);
    for (const key of ['a', 'Enter', 'Tab', 'toString', 'F5']) assert.equal(ratingKey(pressed(key)), null);
  });
});

describe('the rest after a value', () => {
  it('lasts 150 ms from the value that was let through', () => {
    let now = 1000;
    const rest = new Rest(() => now);
    const at = (time: number): boolean => {
      now = time;
      return rest.over();
    };
    assert.deepEqual([1000, 1100, 1149, 1150, 1299, 1300].map(at), [true, false, false, true, false, true]);
  });
});
