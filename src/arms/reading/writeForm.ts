import type { Diagnosis } from '../answer.ts';
import { abstention } from '../prompt/instruction.ts';
import type { Form } from '../prompt/profile.ts';
import { oneLine, quotationsOf, writeLines } from './lineForm.ts';
import { quoteFinder } from './quotes.ts';

/** Writes a differential in one of the forms that models are asked for, so that reading it gives the same again. */
export function writeForm(form: Form, diagnoses: readonly Diagnosis[], caseText: string): string {
  switch (form) {
    case 'list':
      return writeLines(diagnoses, caseText);
    case 'json':
      return writeJson(diagnoses, caseText);
    case 'xml':
      return writeXml(diagnoses, caseText);
  }
}

function writeJson(diagnoses: readonly Diagnosis[], caseText: string): string {
  const find = quoteFinder(caseText);
  const written = diagnoses.map((one) => {
    const [pro, contra] = quotationsOf(one, find);
    return { rank: one.rank, name: one.name, why: oneLine(one.reason), for: pro, against: contra };
  });
  return JSON.stringify({ diagnoses: written, cannotRank: written.length === 0 ? abstention : '' });
}

function writeXml(diagnoses: readonly Diagnosis[], caseText: string): string {
  if (diagnoses.length === 0) return `<differential>${abstention}</differential>`;
  const find = quoteFinder(caseText);
  const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
  const written = diagnoses.map((one) => {
    const [pro, contra] = quotationsOf(one, find);
    return [
      '<diagnosis>',
      element('name', one.name),
      ...(one.reason === '' ? [] : [element('why', oneLine(one.reason))]),
      ...pro.map((text) => element('for', text)),
      ...contra.map((text) => element('against', text)),
      '</diagnosis>',
    ].join('\n');
  });
  return ['<differential>', ...written, '</differential>'].join('\n');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
