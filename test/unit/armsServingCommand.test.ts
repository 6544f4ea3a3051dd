import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  endpointName,
  isOllamaName,
  listens,
  llamaServerCommand,
  nameOption,
  ollamaCommand,
  vllmCommand,
} from '../../src/arms/serving/command.ts';
import type { Gpu } from '../../src/arms/serving/gpus.ts';
import { folderModel, ggufModel, servedName, type FolderModel } from '../../src/arms/serving/model.ts';
import { lineOf, pasteable, quoted, wordsOf, type Shell } from '../../src/arms/serving/shells.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-serve-')));
after(() => rmSync(scratch, { recursive: true, force: true }));

const seventy = {
  architectures: ['LlamaForCausalLM'],
  num_attention_heads: 64,
  num_key_value_heads: 8,
  num_hidden_layers: 80,
  hidden_size: 8192,
  intermediate_size: 28_672,
  max_position_embeddings: 4096,
  torch_dtype: 'bfloat16',
};
const thirteen = {
  ...seventy,
  num_attention_heads: 40,
  num_key_value_heads: 40,
  num_hidden_layers: 40,
  hidden_size: 5120,
  intermediate_size: 13_824,
};

/** A folder with weights of that size, which take no room on the disk. */
function modelFolder(
  name: string,
  config: object | string,
  gigabytes: number,
  files: Record<string, string> = {},
): string {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  const parts = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'];
  for (const part of parts) large(join(path, part), (gigabytes * 1e9) / parts.length);
  const map = Object.fromEntries(parts.map((part, i) => [`layer.${i}`, part]));
  writeFileSync(join(path, 'model.safetensors.index.json'), JSON.stringify({ weight_map: map }));
  return path;
}

function large(path: string, bytes: number, start = ''): string {
  writeFileSync(path, start);
  truncateSync(path, bytes);
  return path;
}

function gpus(count: number, name: string, totalMiB: number, freeMiB = totalMiB - 600): Gpu[] {
  return Array.from({ length: count }, (_, i) => ({ id: String(i), name, totalMiB, freeMiB, slice: false }));
}
const a100 = (count: number): Gpu[] => gpus(count, 'NVIDIA A100-SXM4-80GB', 81_920);
const h200 = (count: number): Gpu[] => gpus(count, 'NVIDIA H200', 143_771);
const start = (them: readonly Gpu[]) => ({ executable: '/bin/vllm', port: 8001, gpus: them });
const optionOf = (args: readonly string[], option: string): string | undefined => args[args.indexOf(option) + 1];
const said = ({ notes }: { readonly notes: readonly Error[] }): string => notes.map(({ message }) => message).join(' ');

const big: FolderModel = await folderModel(modelFolder('Me-LLaMA-70B-chat', seventy, 138));
const small: FolderModel = await folderModel(
  modelFolder('Me-LLaMA-13B-chat', thirteen, 26, { 'tokenizer_config.json': '{"chat_template":"{{ messages }}"}' }),
);

describe('a model folder', () => {
  it('tells its size, its window and by what it can be spread', () => {
    assert.equal(big.name, 'Me-LLaMA-70B-chat');
    assert.equal(big.weightsBytes, 138e9);
    assert.equal(big.bytesPerToken, 327_680);
    assert.deepEqual(big.divisible, [64, 28_672]);
    assert.deepEqual([big.contextTokens, big.dtype, big.hasChatTemplate], [4096, 'bfloat16', false]);
    assert.equal(small.hasChatTemplate, true);
  });

  it('is refused with a sentence where it is no model, or not a whole one', async () => {
    const empty = join(scratch, 'empty');
    mkdirSync(empty);
    await assert.rejects(folderModel(empty), /no config\.json/);
    await assert.rejects(folderModel(join(scratch, 'gone')), /no folder/);
    writeFileSync(join(empty, 'adapter_config.json'), '{}');
    await assert.rejects(folderModel(empty), /adapter/);
    rmSync(join(empty, 'adapter_config.json'));
    writeFileSync(join(empty, 'x.gguf'), 'GGUF');
    await assert.rejects(folderModel(empty), /llama-server/);
    await assert.rejects(folderModel(modelFolder('broken', 'no json', 1)), /cannot be read/);
    const half = modelFolder('half', seventy, 1);
    rmSync(join(half, 'model-00002-of-00002.safetensors'));
    await assert.rejects(folderModel(half), /1 of 2 files are missing/);
    const pointers = modelFolder('pointers', seventy, 1);
    for (const n of [1, 2])
      writeFileSync(join(pointers, `model-0000${n}-of-00002.safetensors`), 'version https://git-lfs');
    await assert.rejects(folderModel(pointers), /git lfs pull/);
  });

  it('is named so that no shell, address or option is made of the name', () => {
    for (const name of ['-rf', '--port=1', '$(x)', 'a b', "it's", '..', '', 'x\ny', '`id`', ';']) {
      assert.match(servedName(name), /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u, name);
    }
    assert.equal(endpointName('Me-LLaMA-13B-chat'), 'local-me-llama-13b-chat');
  });
});

describe('a GGUF model', () => {
  it('is a file, a folder with one, or all parts of a split one', async () => {
    const dir = join(scratch, 'gguf');
    mkdirSync(dir);
    const one = large(join(dir, 'me-llama-13b.Q4_K_M.gguf'), 7.9e9, 'GGUF');
    assert.deepEqual(await ggufModel(dir), {
      kind: 'gguf',
      path: one,
      name: 'me-llama-13b.Q4_K_M',
      weightsBytes: 7.9e9,
    });
    assert.equal((await ggufModel(one)).path, one);
    const split = join(scratch, 'split');
    mkdirSync(split);
    const parts = [1, 2, 3].map((n) => large(join(split, `big-0000${n}-of-00003.gguf`), 2e9, n === 1 ? 'GGUF' : ''));
    assert.deepEqual(await ggufModel(parts[2] ?? ''), { kind: 'gguf', path: parts[0], name: 'big', weightsBytes: 6e9 });
    assert.equal((await ggufModel(split)).path, parts[0]);
    rmSync(parts[1] ?? '');
    await assert.rejects(ggufModel(split), /1 of 3 files are missing/);
    large(join(dir, 'other.gguf'), 2000, 'GGUF');
    await assert.rejects(ggufModel(dir), /several models/);
    await assert.rejects(ggufModel(large(join(dir, 'other.gguf'), 2000, 'PK')), /not a GGUF file/);
    await assert.rejects(ggufModel(join(dir, 'gone.gguf')), /1 of 1 files are missing/);
  });
});

describe('the command for vLLM', () => {
  it('spreads the 70B over as many GPUs as hold it', () => {
    for (const [them, count] of [
      [a100(4), '4'],
      [a100(8), '4'],
      [h200(2), '2'],
    ] as const) {
      const command = vllmCommand(big, start(them));
      assert.equal(optionOf(command.args, '--tensor-parallel-size'), count);
      assert.equal(command.fits, true);
      assert.equal(command.args.includes('--quantization'), false);
    }
  });

  it('finds what docs/serving.md says will do', () => {
    const half = { ...big, weightsBytes: 70e9, quantized: 'fp8' };
    const quarter = { ...big, weightsBytes: 40e9, quantized: 'awq' };
    const table: readonly (readonly [FolderModel, readonly (readonly [number, number])[]])[] = [
      [
        small,
        [
          [1, 40],
          [2, 24],
          [4, 16],
        ],
      ],
      [
        half,
        [
          [2, 48],
          [4, 24],
        ],
      ],
      [
        quarter,
        [
          [1, 80],
          [2, 48],
          [4, 16],
        ],
      ],
    ];
    for (const [model, machines] of table) {
      for (const [count, gigabytes] of machines) {
        const them = gpus(count, `${gigabytes} GB`, gigabytes * 1000);
        assert.equal(vllmCommand(model, start(them)).fits, true, `${model.weightsBytes} on ${count} x ${gigabytes}`);
      }
    }
    assert.equal(vllmCommand(half, start(h200(1))).fits, true);
  });

  it('says everything, and lets nobody else in', () => {
    const command = vllmCommand(big, start(a100(4)));
    assert.deepEqual(command.args, [
      ...['serve', big.path, '--served-model-name', 'Me-LLaMA-70B-chat', '--host', '127.0.0.1', '--port', '8001'],
      ...['--tensor-parallel-size', '4', '--max-model-len', '4096', '--dtype', 'bfloat16', '--max-log-len', '0'],
    ]);
    assert.deepEqual(command.env, {});
    assert.match(said(command), /no chat template/);
    assert.match(said(vllmCommand(small, start(a100(1)))), /brings a chat template/);
  });

  it('makes the model smaller only where it would not fit else, and says so', () => {
    const one = vllmCommand(big, start(h200(1)));
    assert.equal(optionOf(one.args, '--quantization'), 'fp8');
    assert.match(said(one), /138 GB.*FP8/);
    assert.equal(one.fits, true);
    const old = vllmCommand(big, start(a100(1)));
    assert.equal(old.fits, false);
    assert.equal(old.args.includes('--quantization'), false);
    assert.match(said(old), /138 GB, 85 GB of GPU memory is free, and about \d+ GB is missing.*4 bits, about 40 GB/);
    assert.match(said(vllmCommand(big, start(gpus(1, 'NVIDIA L4', 23_034)))), /smaller model/);
    const done = vllmCommand({ ...big, quantized: 'fp8', weightsBytes: 70e9 }, start(h200(1)));
    assert.equal(done.args.includes('--quantization'), false);
    assert.equal(optionOf(done.args, '--dtype'), 'auto');
  });

  it('never spreads a model over a number that does not divide it', () => {
    const five = vllmCommand(small, start(gpus(5, 'NVIDIA RTX A4000', 16_376)));
    assert.equal(optionOf(five.args, '--tensor-parallel-size'), '4');
    const three = vllmCommand(small, start(gpus(3, 'NVIDIA RTX A4000', 16_376)));
    assert.equal(three.fits, false);
  });

  it('takes the emptiest GPUs and leaves the others alone', () => {
    const [busy, ...free] = a100(3);
    assert.ok(busy);
    const command = vllmCommand(small, start([{ ...busy, freeMiB: 900 }, ...free]));
    assert.deepEqual(command.env, { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: '1' });
    const shared = vllmCommand(small, start([{ ...busy, freeMiB: 60_000 }]));
    const share = Number(optionOf(shared.args, '--gpu-memory-utilization'));
    assert.ok(share > 0.6 && share * 81_920 < 60_000, String(share));
  });

  it('keeps to one slice of a split GPU, and asks nothing of what is not known', () => {
    const slice = { id: 'MIG-1', name: 'A100 MIG 3g.40gb', totalMiB: 38_912, freeMiB: 38_912, slice: true };
    const command = vllmCommand(small, start([slice, { ...slice, id: 'MIG-2' }]));
    assert.equal(optionOf(command.args, '--tensor-parallel-size'), '1');
    assert.equal(command.env['CUDA_VISIBLE_DEVICES'], 'MIG-1');
    assert.equal(vllmCommand(big, start([slice, { ...slice, id: 'MIG-2' }, { ...slice, id: 'MIG-3' }])).fits, false);
    const unknown = vllmCommand(
      small,
      start([{ id: '0', name: 'NVIDIA GB10', totalMiB: null, freeMiB: null, slice: false }]),
    );
    assert.equal(unknown.fits, null);
    assert.match(said(unknown), /was not checked/);
    assert.match(said(vllmCommand(small, start([]))), /No NVIDIA GPU/);
  });

  it('follows the model’s own window, and what an older GPU can compute', () => {
    assert.equal(
      optionOf(vllmCommand({ ...small, contextTokens: 2048 }, start(a100(1))).args, '--max-model-len'),
      '2048',
    );
    assert.equal(
      optionOf(vllmCommand({ ...small, contextTokens: 131_072 }, start(a100(1))).args, '--max-model-len'),
      '4096',
    );
    const volta = gpus(2, 'Tesla V100-SXM2-32GB', 32_768);
    assert.equal(optionOf(vllmCommand(small, start(volta)).args, '--dtype'), 'float16');
    const full = vllmCommand(
      { ...small, dtype: 'float32', weightsBytes: 52e9 },
      start(gpus(1, 'NVIDIA A100-40', 40_960)),
    );
    assert.deepEqual([full.fits, optionOf(full.args, '--dtype')], [true, 'bfloat16']);
  });
});

describe('the commands for llama.cpp and Ollama', () => {
  it('give the one slot the whole window', () => {
    const model = { kind: 'gguf', path: '/m/x.gguf', name: 'x', weightsBytes: 8e9 } as const;
    const command = llamaServerCommand(model, {
      ...start(gpus(1, 'NVIDIA L4', 23_034)),
      executable: '/bin/llama-server',
    });
    assert.deepEqual(command.args, [
      ...['-m', '/m/x.gguf', '--alias', 'x', '-c', '4096', '--parallel', '1', '-ngl', '99'],
      ...['--host', '127.0.0.1', '--port', '8001'],
    ]);
    assert.equal(command.fits, true);
    assert.match(
      said(llamaServerCommand({ ...model, weightsBytes: 40e9 }, start(gpus(1, 'NVIDIA L4', 23_034)))),
      /-ngl/,
    );
  });

  it('set Ollama’s window, which it would drop text beyond', () => {
    const command = ollamaCommand('me-llama:13b', { executable: '/bin/ollama', port: 11_500 });
    assert.deepEqual(command.args, ['serve']);
    assert.deepEqual(command.env, {
      OLLAMA_HOST: '127.0.0.1:11500',
      OLLAMA_CONTEXT_LENGTH: '4096',
      OLLAMA_NUM_PARALLEL: '1',
      OLLAMA_DEBUG: '',
    });
    for (const name of ['me-llama', 'me-llama:13b', 'hf.co/a/b:Q4_K_M']) assert.ok(isOllamaName(name), name);
    for (const name of ['', '-x', 'a b', 'a;b', '$(x)', 'a\nb', '../x', 'a:b:c']) assert.ok(!isOllamaName(name), name);
  });

  it('are read as the program will read them', () => {
    assert.deepEqual(listens('vllm', ['serve', 'm', '--port', '1', '--port=2'], {}), {
      host: '0.0.0.0',
      port: 2,
      model: null,
    });
    const named = ['-m', 'x', '-a', 'first', '--alias', 'me', '--host', '::1'];
    assert.deepEqual(listens('llama-server', named, {}), { host: '::1', port: 8080, model: 'me' });
    assert.deepEqual(listens('ollama', ['serve'], { OLLAMA_HOST: '0.0.0.0:5' }), {
      host: '0.0.0.0',
      port: 5,
      model: null,
    });
    assert.deepEqual(listens('ollama', ['serve'], {}), { host: '127.0.0.1', port: 11_434, model: null });
  });

  it('are read with the variables that the program inherits', () => {
    const at = (address: string) => {
      const { host, port } = listens('ollama', ['serve'], { OLLAMA_HOST: address });
      return `${host} ${port}`;
    };
    assert.equal(at('0.0.0.0'), '0.0.0.0 11434');
    assert.equal(at(':5'), '127.0.0.1 5');
    assert.equal(at('http://0.0.0.0'), '0.0.0.0 80');
    assert.equal(at('https://[::1]/x'), '[::1] 443');
    assert.equal(at('127.0.0.1:x'), '127.0.0.1:x 11434');
    const env = { LLAMA_ARG_HOST: '0.0.0.0', LLAMA_ARG_PORT: '7', OLLAMA_HOST: '10.0.0.1:9' };
    assert.deepEqual(listens('llama-server', ['-m', 'x'], env), { host: '0.0.0.0', port: 7, model: null });
    const told = ['--host', '127.0.0.1', '--port', '8', '--alias', 'me'];
    assert.deepEqual(listens('llama-server', told, env), { host: '127.0.0.1', port: 8, model: 'me' });
    assert.deepEqual(listens('vllm', ['serve', 'm'], env), { host: '0.0.0.0', port: 8000, model: null });
  });

  it('name the model by the option that must stay', () => {
    const gguf = { kind: 'gguf', path: '/m/x.gguf', name: 'x', weightsBytes: 8e9 } as const;
    for (const { program, args, model } of [vllmCommand(big, start(a100(4))), llamaServerCommand(gguf, start([]))]) {
      assert.equal(optionOf(args, nameOption(program) ?? ''), model);
    }
    assert.equal(nameOption('ollama'), null);
  });
});

const hostile = [
  'plain',
  '',
  'with space',
  "it's",
  '"double"',
  '$(touch pwned)',
  '`touch pwned`',
  '${HOME}',
  '$HOME',
  '!!',
  'a;b|c&d>e<f',
  'new\nline',
  'tab\there',
  '\u001b[31m',
  '-leading',
  '--port=1',
  '~',
  '#no',
  '*',
  '[a-z]',
  '{1,2}',
  'back\\slash\\',
  "\\'",
  'é 🫀',
  'NAME=value',
  '=ls',
  'next\u0085line\n',
  '-m.x',
  '%PATH%',
];

describe('words for a shell', () => {
  it('reach a program through bash just as they are', () => {
    const script = `printf '%s\\0' ${hostile.map((word) => quoted(word, 'posix')).join(' ')}`;
    const out = execFileSync('bash', ['-c', script], { cwd: scratch, encoding: 'utf8' });
    assert.deepEqual(out.split('\0').slice(0, -1), hostile);
  });

  it('are read back from the line that is shown, on every system', () => {
    for (const windows of [false, true]) {
      const words = ['/opt/my tools/vllm', ...hostile.filter((word) => !windows || !/\p{Cc}/u.test(word))];
      const env = { A: 'x y', B_1: "$(z)'", C: '' };
      assert.deepEqual(wordsOf(lineOf({ env, words }, windows), windows), { env, words });
    }
    const line = lineOf({ env: { A: '1 2' }, words: ['printf', '%s\\0', ...hostile] }, false);
    const out = execFileSync('bash', ['-c', line], { cwd: scratch, encoding: 'utf8' });
    assert.deepEqual(out.split('\0').slice(0, -1), hostile);
  });

  it('are read as bash reads what a person writes', () => {
    const lines = [
      `a 'b c'"d e"f\\ g  h`,
      `a "a\\"b" "c\\d" 'e\\f' ''`,
      `a --a="b c" --d='e'f x=1`,
      `a $'b\\nc\\x41' \\'`,
    ];
    for (const line of lines) {
      const script = `a() { printf '%s\\0' a "$@"; }; ${line}`;
      const read = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
      assert.deepEqual(wordsOf(line, false), { env: {}, words: read }, line);
    }
    assert.deepEqual(wordsOf(`x=1 Y='2 3' run z=4`, false), { env: { x: '1', Y: '2 3' }, words: ['run', 'z=4'] });
    assert.deepEqual(wordsOf(`'x'=1 y`, false), { env: {}, words: ['x=1', 'y'] });
    assert.deepEqual(wordsOf('"C:\\my models\\x.exe" C:\\y\\ a""b "say ""hi"""', true).words, [
      'C:\\my models\\x.exe',
      'C:\\y\\',
      'ab',
      'say "hi"',
    ]);
  });

  it('that only a shell would understand are refused', () => {
    for (const line of [
      'run $HOME',
      'run "$(x)"',
      'run `x`',
      'run | tee',
      'run > log',
      'run; x',
      'run &',
      'run *',
      'run ~/x',
      'run # no',
    ]) {
      assert.throws(() => wordsOf(line, false), { name: 'HumanError', message: /No shell reads this line/ }, line);
    }
    for (const windows of [false, true]) {
      assert.throws(() => wordsOf(`run "open`, windows), /not closed/);
      assert.throws(() => wordsOf('  ', windows), /names no program/);
    }
    assert.throws(() => wordsOf(`run 'open`, false), /not closed/);
  });

  it('of the other shells are quoted by their own rules', () => {
    const cases: readonly (readonly [Shell, string, string])[] = [
      ['fish', "it's \\", "'it\\'s \\\\'"],
      ['fish', '$(x)', "'$(x)'"],
      ['powershell', "it's $(x)", "'it''s $(x)'"],
      ['powershell', 'C:\\x\\y.exe', 'C:\\x\\y.exe'],
      ['powershell', 'it’s', "'it’’s'"],
      ['powershell', 'a,b', "'a,b'"],
      ['cmd', 'C:\\my models\\', '"C:\\my models\\\\"'],
      ['cmd', 'a&b', '"a&b"'],
    ];
    for (const [shell, word, written] of cases) assert.equal(quoted(word, shell), written, `${shell} ${word}`);
    for (const word of ['%PATH%', 'a"b', 'a\nb', '!x!']) assert.throws(() => quoted(word, 'cmd'), /cmd/, word);
    for (const shell of ['posix', 'fish', 'powershell', 'cmd'] as const) assert.throws(() => quoted('a\0b', shell));
  });

  it('make a line that can be pasted into the person’s own shell', () => {
    const words = { env: { A: 'x y' }, words: ['/opt/my tools/vllm', 'serve', "it's"] };
    assert.equal(pasteable(words, '/bin/zsh'), `A='x y' '/opt/my tools/vllm' serve 'it'\\''s'`);
    assert.equal(pasteable(words, '/usr/bin/fish'), `env A='x y' '/opt/my tools/vllm' serve 'it\\'s'`);
    assert.equal(
      pasteable(words, 'C:\\Program Files\\PowerShell\\7\\pwsh.exe'),
      `$env:A = 'x y'; & '/opt/my tools/vllm' serve 'it''s'`,
    );
    assert.equal(
      pasteable(words, 'C:\\Windows\\System32\\cmd.exe'),
      `set "A=x y" && "/opt/my tools/vllm" serve "it's"`,
    );
    assert.equal(pasteable({ env: {}, words: ['x', '%PATH%'] }, 'C:\\cmd.exe'), null);
  });
});
