import { HumanError } from '../../humanError.ts';
import { noPromptsInLog, window } from './command.ts';
import { servedName } from './model.ts';
import { quoted } from './shells.ts';

/** One machine; several that a person starts by hand; several that Slurm gives out. */
export const clusterForms = ['machine', 'ray', 'slurm'] as const;
export type ClusterForm = (typeof clusterForms)[number];

export interface Cluster {
  /** The model as the cluster sees it: a folder there, or a name that vLLM fetches by. */
  readonly model: string;
  readonly nodes: number;
  readonly gpusPerNode: number;
  readonly port: number;
}

/** The most there is of either; a larger number is a slip of the finger. */
export const most = { nodes: 64, gpus: 16 } as const;

/** A model's place that a script can name: a comment of one line names it too. */
export function checkedPlace(model: string): string {
  const place = model.trim();
  if (place === '' || /\p{Cc}/u.test(place)) {
    throw new HumanError('Enter the folder of the model on the cluster, on one line.');
  }
  // What begins with a dash would be read as an option.
  return place.startsWith('-') ? `./${place}` : place;
}

/** A bash script that serves a model with vLLM, ready to paste. */
export function clusterScript(form: ClusterForm, cluster: Cluster): string {
  const model = checkedPlace(cluster.model);
  const name = servedName(model.split('/').findLast((part) => part !== '') ?? '');
  const settings = [
    'set -euo pipefail',
    '',
    `MODEL=${quoted(model, 'posix')}`,
    `NAME=${quoted(name, 'posix')}`,
    `PORT=${cluster.port}`,
  ];
  const parts: Record<ClusterForm, string[]> = {
    machine: oneMachine(settings, cluster),
    ray: byHand(settings, cluster),
    slurm: bySlurm(settings, cluster, name),
  };
  return `${parts[form].join('\n')}\n`;
}

/** The one command that all forms end in. */
function serve({ nodes, gpusPerNode }: Cluster): string[] {
  return [
    'serve=(',
    '  vllm serve "$MODEL"',
    '  --served-model-name "$NAME"',
    // The tunnel ends on the machine itself, so nobody else need be let in.
    '  --host 127.0.0.1 --port "$PORT"',
    `  --tensor-parallel-size ${gpusPerNode}`,
    ...(nodes > 1 ? [`  --pipeline-parallel-size ${nodes}`, '  --distributed-executor-backend ray'] : []),
    `  --max-model-len ${window}`,
    '  --dtype bfloat16',
    // A batch job's log is a file that others may read.
    `  ${noPromptsInLog.join(' ')}`,
    ')',
  ];
}

const tunnelNote = [
  '# The editor reaches the server through a tunnel. Declare the location of that endpoint as "institution":',
  '# its address is 127.0.0.1, but the text leaves your machine.',
];

/** Waits until the server answers, or has ended. */
function waitFor(process: string): string[] {
  return [
    `until curl --silent --fail --output /dev/null "http://127.0.0.1:$PORT/health"; do`,
    `  kill -0 "${process}" 2>/dev/null || { echo 'vLLM ended before it was ready; its last words stand above.' >&2; exit 1; }`,
    '  sleep 5',
    'done',
  ];
}

function oneMachine(settings: readonly string[], cluster: Cluster): string[] {
  const one = { ...cluster, nodes: 1 };
  return [
    '#!/usr/bin/env bash',
    `# Serves a model with vLLM on one machine, spread over ${cluster.gpusPerNode} GPU(s) (tensor parallel).`,
    '#',
    ...tunnelNote,
    `#   ssh -N -L ${cluster.port}:127.0.0.1:${cluster.port} USER@MACHINE`,
    ...settings,
    '',
    ...serve(one),
    '',
    '"${serve[@]}" &',
    'server=$!',
    `trap 'kill "$server" 2>/dev/null || true' EXIT`,
    '',
    ...waitFor('$server'),
    'echo "Ready: http://127.0.0.1:$PORT/v1, model $NAME"',
    'wait "$server"',
  ];
}

function byHand(settings: readonly string[], cluster: Cluster): string[] {
  const { nodes, gpusPerNode, port } = cluster;
  return [
    '#!/usr/bin/env bash',
    `# Serves a model with vLLM on ${nodes} machines with ${gpusPerNode} GPU(s) each: tensor parallel within a machine,`,
    '# pipeline parallel between them, held together by Ray. vLLM, Ray and the model must be the same, at the same place,',
    '# on every machine. Ray lets whoever reaches its ports run programs: use a private network.',
    '#',
    '#   on the first machine:    bash serve.sh head ADDRESS-OF-THIS-MACHINE',
    '#   on each of the others:   bash serve.sh worker ADDRESS-OF-THIS-MACHINE ADDRESS-OF-THE-FIRST',
    '#',
    ...tunnelNote,
    `#   ssh -N -L ${port}:127.0.0.1:${port} USER@FIRST-MACHINE`,
    ...settings,
    'RAY_PORT=6379',
    `NODES=${nodes}`,
    `GPUS=${gpusPerNode}`,
    '',
    'usage() {',
    '  echo "usage: $0 head OWN-ADDRESS | $0 worker OWN-ADDRESS HEAD-ADDRESS" >&2',
    '  exit 2',
    '}',
    '',
    '[ "$#" -ge 2 ] || usage',
    'role=$1',
    '# Where a machine has several networks, the one named here is used.',
    'export VLLM_HOST_IP=$2',
    `trap 'ray stop >/dev/null 2>&1 || true' EXIT`,
    '',
    'case "$role" in',
    '  worker)',
    '    [ "$#" -eq 3 ] || usage',
    '    ray start --block --address="$3:$RAY_PORT" --node-ip-address="$VLLM_HOST_IP" --num-gpus="$GPUS"',
    '    exit',
    '    ;;',
    '  head)',
    '    ray start --head --node-ip-address="$VLLM_HOST_IP" --port="$RAY_PORT" --num-gpus="$GPUS" --include-dashboard=false',
    '    ;;',
    '  *) usage ;;',
    'esac',
    '',
    ...waitForNodes(),
    '',
    ...serve(cluster),
    '',
    '"${serve[@]}" &',
    'server=$!',
    `trap 'kill "$server" 2>/dev/null || true; ray stop >/dev/null 2>&1 || true' EXIT`,
    '',
    ...waitFor('$server'),
    'echo "Ready: http://127.0.0.1:$PORT/v1, model $NAME"',
    'wait "$server"',
  ];
}

/** Asks Ray itself, for vLLM gives up when a GPU is missing. */
function waitForNodes(): string[] {
  return [
    'alive() {',
    `  RAY_ADDRESS="$VLLM_HOST_IP:$RAY_PORT" python3 -c 'import ray; ray.init(logging_level="ERROR"); print(sum(n["Alive"] for n in ray.nodes()))' 2>/dev/null || echo 0`,
    '}',
    'for ((tries = 0; $(alive) < NODES; tries += 1)); do',
    '  if ((tries >= 120)); then',
    '    echo "Ray has not found $NODES machines within ten minutes." >&2',
    '    exit 1',
    '  fi',
    '  echo "Waiting until all $NODES machines are there."',
    '  sleep 5',
    'done',
    'export RAY_ADDRESS="$VLLM_HOST_IP:$RAY_PORT"',
  ];
}

function bySlurm(settings: readonly string[], cluster: Cluster, name: string): string[] {
  const { nodes, gpusPerNode } = cluster;
  const head = [
    '#!/usr/bin/env bash',
    `#SBATCH --job-name=serve-${name.replace(/[^A-Za-z0-9._-]/g, '-')}`,
    `#SBATCH --nodes=${nodes}`,
    '#SBATCH --ntasks-per-node=1',
    `#SBATCH --gpus-per-node=${gpusPerNode}`,
    '#SBATCH --cpus-per-task=16',
    '#SBATCH --mem=0',
    '#SBATCH --exclusive',
    '#SBATCH --time=08:00:00',
    '#SBATCH --output=%x-%j.log',
    '# Add what your cluster asks for, as --partition and --account. Then: sbatch serve.sh',
    '#',
    `# Serves a model with vLLM on ${nodes} node(s) with ${gpusPerNode} GPU(s) each. The log tells the line for the tunnel.`,
    ...tunnelNote,
    ...settings,
    '',
    '# Whatever brings vLLM to your path, for example: source "$HOME/vllm/bin/activate"',
    '',
  ];
  const ready = [
    'node=$(hostname)',
    'echo "Ready. On your own machine, with the name of the login node:"',
    'echo "  ssh -N -J $USER@LOGIN-NODE -L $PORT:127.0.0.1:$PORT $USER@$node"',
    'echo "Then add the endpoint http://127.0.0.1:$PORT/v1, model $NAME, location institution."',
    'wait "$server"',
  ];
  if (nodes === 1) {
    return [
      ...head,
      ...serve(cluster),
      '',
      '"${serve[@]}" &',
      'server=$!',
      `trap 'kill "$server" 2>/dev/null || true' EXIT`,
      '',
      ...waitFor('$server'),
      ...ready,
    ];
  }
  return [
    ...head,
    'RAY_PORT=$((20000 + SLURM_JOB_ID % 20000))',
    `NODES=${nodes}`,
    `GPUS=${gpusPerNode}`,
    '',
    'mapfile -t names < <(scontrol show hostnames "$SLURM_JOB_NODELIST")',
    'address_of() {',
    '  srun --overlap --nodes=1 --ntasks=1 --nodelist="$1" hostname --ip-address | tr " " "\\n" | grep -v : | head -n 1',
    '}',
    'head_address=$(address_of "${names[0]}")',
    'export VLLM_HOST_IP=$head_address',
    '',
    '# A step takes no more processors than it is told to.',
    'export SRUN_CPUS_PER_TASK="${SLURM_CPUS_PER_TASK:-1}"',
    'steps=()',
    `trap 'kill "\${server:-}" "\${steps[@]}" 2>/dev/null || true' EXIT`,
    'srun --overlap --nodes=1 --ntasks=1 --nodelist="${names[0]}" \\',
    '  ray start --block --head --node-ip-address="$head_address" --port="$RAY_PORT" \\',
    '  --num-gpus="$GPUS" --include-dashboard=false &',
    'steps+=("$!")',
    'for name in "${names[@]:1}"; do',
    '  address=$(address_of "$name")',
    '  # A worker asks again until the head is there.',
    '  srun --overlap --nodes=1 --ntasks=1 --nodelist="$name" --export="ALL,VLLM_HOST_IP=$address" \\',
    '    bash -c \'for _ in {1..60}; do ray start --block --address="$1" --node-ip-address="$2" --num-gpus="$3" && exit; sleep 5; done\' \\',
    '    worker "$head_address:$RAY_PORT" "$address" "$GPUS" &',
    '  steps+=("$!")',
    'done',
    '',
    ...waitForNodes(),
    '',
    ...serve(cluster),
    '',
    '# The batch script itself runs on the first node.',
    '"${serve[@]}" &',
    'server=$!',
    '',
    ...waitFor('$server'),
    ...ready,
  ];
}
