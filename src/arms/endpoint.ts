import type { TemplateId } from './prompt/templates.ts';

/** A server that speaks the OpenAI interface, and how it is asked. */
export interface Endpoint {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly api: 'chat' | 'completions';
  readonly template: TemplateId;
  /** What the model has room for, prompt and answer together; `null` where only the server knows. */
  readonly contextTokens: number | null;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
  readonly firstTokenMs: number;
  readonly nextTokenMs: number;
  readonly totalMs: number;
}
