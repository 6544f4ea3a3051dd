import * as vscode from 'vscode';

/** An extension that may read what is open in the editor and send it somewhere. */
export interface AiExtension {
  readonly id: string;
  readonly name: string;
}

/** Publishers' ids in lower case. What is not here is known by what it contributes. */
const known: ReadonlySet<string> = new Set([
  'github.copilot',
  'github.copilot-chat',
  'codeium.codeium',
  'continue.continue',
  'sourcegraph.cody-ai',
  'sourcegraph.amp',
  'tabnine.tabnine-vscode',
  'amazonwebservices.amazon-q-vscode',
  'google.geminicodeassist',
  'google.gemini-cli-vscode-ide-companion',
  'anthropic.claude-code',
  'openai.chatgpt',
  'saoudrizwan.claude-dev',
  'rooveterinaryinc.roo-cline',
  'kilocode.kilo-code',
  'supermaven.supermaven',
  'jetbrains.jetbrains-ai-assistant',
  'augment.vscode-augment',
  'blackboxapp.blackbox',
  'visualstudioexptteam.vscodeintellicode',
  'ms-windows-ai-studio.windows-ai-studio',
  'teamsdevapp.vscode-ai-foundry',
  'codium.codium',
  'qodo.qodo-gen',
  'bito.bito',
  'danielsanmedium.dscodegpt',
  'alibaba-cloud.tongyi-lingma',
  'marscode.marscode-extension',
  'baiducomate.comate',
  'tencent-cloud.coding-copilot',
  'gitlab.gitlab-workflow',
  'ibm.watsonx-code-assistant',
  'rjmacarthy.twinny',
]);

/** What only an extension has that works with language models. */
const contributed = [
  'languageModelTools',
  'languageModelToolSets',
  'chatParticipants',
  'chatSessions',
  'languageModelChatProviders',
  'mcpServerDefinitionProviders',
];
const categories: ReadonlySet<unknown> = new Set(['AI', 'Chat']);

/** The part of an extension that tells what it is. */
export type Described = Pick<vscode.Extension<unknown>, 'id' | 'isActive' | 'packageJSON'>;

/** The AI extensions that run now, as far as they can be seen from here; those of another machine cannot. */
export function listActiveAi(extensions: readonly Described[] = vscode.extensions.all): readonly AiExtension[] {
  return extensions
    .filter((one) => one.isActive && one.id.toLowerCase() !== ownId && worksWithModels(one))
    .map((one) => ({ id: one.id, name: nameOf(one) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const ownId = 'me-llama-ddx.me-llama-ddx';

function worksWithModels({ id, packageJSON }: Described): boolean {
  if (known.has(id.toLowerCase())) return true;
  const manifest = fields(packageJSON);
  const named: unknown = manifest['categories'];
  if (Array.isArray(named) && named.some((one) => categories.has(one))) return true;
  const contributes = fields(manifest['contributes']);
  return contributed.some((name) => Object.keys(fields(contributes[name])).length > 0);
}

/** A name that stands for itself: one that is to be translated stands in a file of that extension. */
function nameOf({ id, packageJSON }: Described): string {
  const name = fields(packageJSON)['displayName'];
  return typeof name === 'string' && name !== '' && !name.startsWith('%') ? name : id;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
