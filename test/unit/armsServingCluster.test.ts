import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkedPlace, clusterForms, clusterScript, type Cluster } from '../../src/arms/serving/cluster.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-cluster-')));
after(() => rmSync(scratch, { recursive: true, force: true }));

const cluster: Cluster = { model: '/data/Me-LLaMA-70B-chat', nodes: 2, gpusPerNode: 4, port: 8000 };
const hostile = [
  "/data/it's",
  '/data/$(touch pwned)',
  '/data/`touch pwned`',
  '/a "b" c',
  '/x;y|z&',
  '-flag',
  '/data/${HOME}/!x',
];

/** Runs a script where every program that it calls is a stand-in which writes down how it was called. */
function ran(name: string, script: string, args: readonly string[], more: Record<string, string> = {}) {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const calls = join(folder, 'calls');
  // In one write: they run side by side.
  const note = `line="$(basename "$0")$([ $# -eq 0 ] || printf ' <%s>' "$@") host=\${VLLM_HOST_IP-}"; printf '%s\\n' "$line" >> '${calls}'`;
  const stand: Record<string, string> = {
    vllm: note,
    ray: note,
    // Healthy at the first look, for vLLM's stand-in has ended by the second.
    curl: note,
    python3: 'echo 2',
    sleep: 'exit 0',
    scontrol: "printf 'node-a\\nnode-b\\n'",
    hostname: 'if [ "${1-}" = --ip-address ]; then echo "10.0.0.${NODE#node-}"; else echo node-a; fi',
    srun: `${note}; while [ "\${1#-}" != "$1" ]; do case "$1" in --nodelist=*) export NODE="\${1#*=}" ;; --export=*) export "\${1#*,}" ;; esac; shift; done; "$@"`,
    ...more,
  };
  for (const [program, body] of Object.entries(stand)) {
    writeFileSync(join(folder, program), `#!/bin/bash\n${body}\n`);
    chmodSync(join(folder, program), 0o755);
  }
  writeFileSync(join(folder, 'serve.sh'), script);
  const env = {
    PATH: `${folder}:/usr/bin:/bin`,
    USER: 'me',
    SLURM_JOB_ID: '7',
    SLURM_JOB_NODELIST: 'node-[a-b]',
    SLURM_CPUS_PER_TASK: '16',
  };
  const { status, stdout, stderr } = spawnSync('bash', ['serve.sh', ...args], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8') : '', folder };
}

describe('the script for a cluster', () => {
  it('is bash, whatever the folder is called, and starts strictly', () => {
    for (const form of clusterForms) {
      for (const model of [cluster.model, ...hostile]) {
        for (const nodes of [1, 2, 8]) {
          const script = clusterScript(form, { ...cluster, model, nodes });
          execFileSync('bash', ['-n'], { input: script });
          assert.match(script, /^#!\/usr\/bin\/env bash\n/);
          assert.match(script, /^set -euo pipefail$/m);
          assert.match(script, /--host 127\.0\.0\.1/);
          assert.match(script, /^ +--max-log-len 0$/m);
          assert.doesNotMatch(script, /0\.0\.0\.0/);
          assert.match(script, /"institution"/);
        }
      }
    }
  });

  it('gives the folder to vLLM just as it is, and runs nothing of it', () => {
    for (const [i, model] of hostile.entries()) {
      const { calls, folder, stderr } = ran(`hostile-${i}`, clusterScript('machine', { ...cluster, model }), []);
      const place = model.startsWith('-') ? `./${model}` : model;
      assert.ok(calls.includes(`vllm <serve> <${place}> <--served-model-name>`), `${calls}${stderr}`);
      assert.equal(existsSync(join(folder, 'pwned')), false);
    }
    for (const model of ['', '  ', 'a\nrm -rf /', 'a\r#'])
      assert.throws(() => checkedPlace(model), { name: 'HumanError' });
  });

  it('on one machine spreads the model over its GPUs', () => {
    const { status, stdout, calls } = ran('machine', clusterScript('machine', cluster), []);
    assert.equal(status, 0);
    assert.match(
      calls,
      /<--tensor-parallel-size> <4> <--max-model-len> <4096> <--dtype> <bfloat16> <--max-log-len> <0>/,
    );
    assert.doesNotMatch(calls, /pipeline|ray/);
    assert.match(stdout, /Ready: http:\/\/127\.0\.0\.1:8000\/v1, model Me-LLaMA-70B-chat/);
  });

  it('says so when vLLM ends before it is ready', () => {
    const { status, stderr } = ran('ends', clusterScript('machine', cluster), [], {
      vllm: 'exit 1',
      curl: 'exit 7',
      sleep: '/bin/sleep 0.05',
    });
    assert.equal(status, 1);
    assert.match(stderr, /ended before it was ready/);
  });

  it('by hand lets the first machine wait for the others', () => {
    const script = clusterScript('ray', cluster);
    const head = ran('head', script, ['head', '10.0.0.1']);
    assert.equal(head.status, 0, head.stderr);
    assert.match(head.calls, /^ray <start> <--head> <--node-ip-address=10\.0\.0\.1> <--port=6379> <--num-gpus=4>/);
    assert.match(
      head.calls,
      /vllm .*<--tensor-parallel-size> <4> <--pipeline-parallel-size> <2> <--distributed-executor-backend> <ray>.* host=10\.0\.0\.1/,
    );
    assert.match(head.calls, /ray <stop>/);
    const worker = ran('worker', script, ['worker', '10.0.0.2', '10.0.0.1']);
    assert.match(
      worker.calls,
      /^ray <start> <--block> <--address=10\.0\.0\.1:6379> <--node-ip-address=10\.0\.0\.2> .* host=10\.0\.0\.2/,
    );
    assert.doesNotMatch(worker.calls, /vllm/);
    for (const wrong of [[], ['head'], ['worker', '10.0.0.2'], ['other', '10.0.0.2']]) {
      assert.equal(ran('wrong', script, wrong).status, 2, wrong.join(' '));
    }
    const few = ran('few', script, ['head', '10.0.0.1'], { python3: 'echo 1' });
    assert.equal(few.status, 1);
    assert.match(few.stderr, /has not found 2 machines/);
    assert.doesNotMatch(few.calls, /vllm/);
  });

  it('for Slurm starts Ray on every node, each under its own address, and tells the tunnel', () => {
    const script = clusterScript('slurm', cluster);
    // Both nodes are there once Ray was started on both.
    const bothStarted = { python3: "grep -c '^ray <start>' calls", sleep: '/bin/sleep 0.05' };
    assert.match(script, /^#SBATCH --nodes=2$/m);
    assert.match(script, /^#SBATCH --gpus-per-node=4$/m);
    // Slurm reads no directive after the first command.
    assert.ok(script.lastIndexOf('#SBATCH') < script.indexOf('set -euo'));
    const { status, stdout, stderr, calls } = ran('slurm', script, [], bothStarted);
    assert.equal(status, 0, stderr);
    assert.match(
      calls,
      /^ray <start> <--block> <--head> <--node-ip-address=10\.0\.0\.a> <--port=20007>.* host=10\.0\.0\.a$/m,
    );
    assert.match(
      calls,
      /^ray <start> <--block> <--address=10\.0\.0\.a:20007> <--node-ip-address=10\.0\.0\.b> .* host=10\.0\.0\.b$/m,
    );
    assert.match(calls, /^vllm .*<--pipeline-parallel-size> <2>.* host=10\.0\.0\.a$/m);
    assert.match(stdout, /ssh -N -J me@LOGIN-NODE -L 8000:127\.0\.0\.1:8000 me@node-a/);
    assert.match(stdout, /location institution/);
    const one = ran('slurm-one', clusterScript('slurm', { ...cluster, nodes: 1 }), []);
    assert.equal(one.status, 0, one.stderr);
    assert.doesNotMatch(one.calls, /ray|pipeline/);
  });
});
