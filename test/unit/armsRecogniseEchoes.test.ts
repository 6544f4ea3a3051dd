import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import { Gate } from '../../src/arms/gate/gate.ts';
import { ordinaryWords } from '../../src/arms/gate/ordinaryWords.ts';
import { showable } from '../../src/arms/gate/redact.ts';
import { withoutSecrets } from '../../src/arms/gate/secrets.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { refusing } from '../servers/scripts.ts';
import { anEndpoint, ask } from './armsFixtures.ts';
import { passing } from './gateFixtures.ts';

const sent =
  'Mr Wong, MRN 48213, HIV positive, born 3.4.1961, weight 72.5 kg, study AB-1729/c. Lives in Köln. 王小明发热三天。';
const shown = (words: string): string => showable(words, { secrets: [], sent });

describe('the words of a case in the words of a server', () => {
  for (const [words, left] of [
    ['Error parsing near Wong at column 4', 'Error parsing near … at column 4'],
    ['unexpected token MRN 48213', 'unexpected token …'],
    ['value HIV is not allowed', 'value … is not allowed'],
    ['bad date 3.4.1961', 'bad date …'],
    ['bad year 1961 given', 'bad year … given'],
    ['bad number 72.5 given', 'bad number … given'],
    ['unknown id ab-1729/C here', 'unknown id … here'],
    ['unknown id 1729 here', 'unknown id … here'],
    ['cannot read mrn48213 as a number', 'cannot read … as a number'],
    ['near "WONG\'s" at line 1', 'near "…" at line 1'],
    ['near Koln at line 1', 'near … at line 1'],
    ['错误值 王小明 无效输入', '错误值 … 无效输入'],
    ['near &#87;ong at line 1', 'near … at line 1'],
    ['near &#x57;ong at line 1', 'near … at line 1'],
    ['near %57%6f%6E%67 at line 1', 'near … at line 1'],
    [String.raw`near \x57ong at line 1`, 'near … at line 1'],
    [String.raw`near \u0057ong at line 1`, 'near … at line 1'],
    [String.raw`near \u{57}ong at line 1`, 'near … at line 1'],
    ['near K%C3%B6ln at line 1', 'near … at line 1'],
    [String.raw`near K\xc3\xb6ln at line 1`, 'near … at line 1'],
    ['near &amp;#87;ong at line 1', 'near … at line 1'],
    ['near Ｗｏｎｇ at line 1', 'near … at line 1'],
    ['near W\u200bo\u00adng at line 1', 'near … at line 1'],
    ['input_value="Mr Wo..." is too long', 'input_value="…..." is too long'],
    [`got ${Buffer.from('Mr Wong, MRN 48213').toString('base64')} instead`, 'got … instead'],
    [`got ${Buffer.from('Mr Wong, MRN 48213').toString('hex')} instead`, 'got … instead'],
    ['Mr Wong, MRN 48213, HIV', ''],
    ['bad: Mr Wong, MRN 48213', ''],
  ] as const) {
    it(`go: ${words}`, () => assert.equal(shown(words), left));
  }

  it('leave what is the server’s own', () => {
    for (const words of [
      'seed must be below 7',
      "This model's maximum context length is 4096 tokens. However, you requested 512 output tokens.",
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096',
      'the exceed_context_size_error of litellm.ContextWindowExceededError',
      'cannot load meta-llama/Llama-2-70b-chat-hf here',
    ]) {
      assert.equal(shown(words), words);
    }
  });

  it('are told from ordinary ones, which hold no number', () => {
    assert.ok(ordinaryWords.size > 200);
    for (const word of ordinaryWords) assert.match(word, /^[a-z]+$/);
    const wordy = 'The model of care: maximum length of stay 3 days, request for tokens at 4096 m.';
    assert.equal(
      showable('The maximum request length of the model is 4096 tokens, not 3', { secrets: [], sent: wordy }),
      'The maximum request length of the model is … tokens, not 3',
    );
  });

  it('go where the server or this program cut an echo short', () => {
    const long = `${'zzz '.repeat(600)}Wo`;
    assert.doesNotMatch(shown(`${'Wong '.repeat(3000)}`), /Wo/);
    assert.ok(shown(long).length < 300);
  });
});

describe('the secrets of headers', () => {
  const secret = 'Basic d2FyZDpodW50ZXItMjI=';
  const clean = (words: string): string => withoutSecrets(words, [secret, 'ward project seven', 'session=abcd99; x=y']);

  it('go whole, in part, carried or in other signs', () => {
    for (const words of [
      `authorization: ${secret}`,
      'got d2FyZDpodW50ZXItMjI=',
      'got ...ZXItMjI=',
      'got d2FyZDpo****',
      'user ward:hunter-22 is wrong',
      'password hunter-22 is wrong',
      'X-Project "Ward Project Seven" is wrong',
      'no project ward proj… here',
      'cookie abcd99',
      Buffer.from(`Bearer ward project seven`).toString('base64'),
    ]) {
      assert.doesNotMatch(clean(words), /d2Fy|ItMjI|hunter|22|Seven|seven|ward proj|abcd99|QmVhcmVy/i, words);
    }
    assert.equal(clean('the deployment is unknown'), 'the deployment is unknown');
    assert.equal(withoutSecrets('tier 2 of 256', ['2']), 'tier [key] of 256');
  });

  it('do not come back from a question beside the case', async () => {
    const server = await fakeServer(refusing(500, { error: { message: 'proxy said x-project=falcon-heavy-9' } }));
    const means = {
      key: () => Promise.resolve(undefined),
      secret: () => Promise.resolve('falcon-heavy-9'),
      date: () => new Date(0),
      ...passing,
    };
    const gate = new Gate(anEndpoint(server.baseUrl, { headers: { 'X-Project': 'project' } }), means, null);
    const url = new URL(`${server.baseUrl}/models`);
    const { signal } = new AbortController();
    const failure = gate.failureOf(await gate.ask({ method: 'GET', url, carriesCase: false, signal }));
    await server.close();
    assert.match(failure.message, /proxy said/);
    assert.doesNotMatch(failure.message, /falcon|heavy/);
  });

  it('do not come back in a sentence', async () => {
    const key = 'abcdEFGH1234wxyz';
    const pair = Buffer.from(`Bearer ${key}`).toString('base64');
    const server = await fakeServer(
      refusing(500, { error: { message: `proxy said x-project=falcon-heavy-9, auth ${pair}, key ${key}` } }),
    );
    const answer = await ask(anEndpoint(server.baseUrl, { headers: { 'X-Project': 'project' } }), {
      key: () => Promise.resolve(key),
      secret: () => Promise.resolve('falcon-heavy-9'),
    });
    await server.close();
    assert.equal(server.seen[0]?.headers['x-project'], 'falcon-heavy-9');
    const sentence = failureMessage(answer.failure ?? assert.fail());
    assert.match(sentence, /proxy said/);
    assert.doesNotMatch(sentence, /falcon|heavy|QmVhcmVy|abcd|wxyz/);
  });
});
