import * as vscode from 'vscode';
import { basename } from 'node:path';
import type { Gate } from '../../study/gates/state.ts';
import { nextStep } from './nextStep.ts';
import { gateWords, type ArmCount, type PackShot, type RaterCount, type Shot, type StudyShot } from './studyShot.ts';

/** A line of the view, with what unfolds below it. */
export class StudyItem extends vscode.TreeItem {
  readonly below: readonly StudyItem[];
  /** The study or pack it belongs to: commands of its menu act on that. */
  readonly root: string;
  /** The pseudonym of a rater, on the line of one. */
  rater: string | null = null;

  constructor(root: string, label: string, icon: string | vscode.ThemeIcon, below: readonly StudyItem[] = []) {
    super(label, below.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None);
    this.root = root;
    this.below = below;
    this.iconPath = typeof icon === 'string' ? new vscode.ThemeIcon(icon) : icon;
  }
}

/** The lines of all that is open; with several studies each under its title. */
export function studyItems(shots: readonly Shot[]): readonly StudyItem[] {
  const [only] = shots;
  if (only && shots.length === 1) return itemsOf(only).map(told);
  return shots
    .map((shot) => {
      const item = new StudyItem(
        shot.root,
        shot.kind === 'study' ? shot.title : basename(shot.root),
        shot.kind === 'study' ? 'beaker' : 'package',
        itemsOf(shot),
      );
      if (shot.kind === 'study' && shot.state) item.description = gateWords(shot.state.gate);
      item.tooltip = shot.root;
      return item;
    })
    .map(told);
}

/** A narrow side bar cuts lines off: whoever points at one reads all of it. */
function told(item: StudyItem): StudyItem {
  const { label, description, tooltip, below } = item;
  const parts = [label, description, tooltip === label ? '' : tooltip].filter((part) => typeof part === 'string');
  item.tooltip = parts.filter((part) => part !== '').join('\n');
  below.forEach(told);
  return item;
}

function itemsOf(shot: Shot): readonly StudyItem[] {
  return shot.kind === 'study' ? ofStudy(shot) : ofPack(shot);
}

function ofStudy(shot: StudyShot): readonly StudyItem[] {
  const { t } = vscode.l10n;
  const { root, state, arms, raters } = shot;
  const next = nextStep(shot);
  const first = new StudyItem(root, next.label, new vscode.ThemeIcon(next.icon, new vscode.ThemeColor('charts.blue')));
  first.description = t('next step');
  first.tooltip = next.why;
  first.contextValue = 'next';
  first.accessibilityInformation = { label: t('Next step: {0} {1}', next.label, next.why) };
  if (next.command) {
    first.command = { ...next.command, arguments: [...next.command.arguments], title: next.label };
  }
  const items = [first, planItem(shot)];
  if (state && state.gate !== 'draft' && state.gate !== 'locked') items.push(sealedItem(shot));
  if (arms)
    items.push(
      new StudyItem(
        root,
        t('Arms'),
        'server-process',
        arms.map((arm) => armItem(root, arm)),
      ),
    );
  else if (state?.gate === 'draft') items.push(plannedArms(shot));
  if (raters.length > 0) {
    const gate = state?.gate ?? 'draft';
    const isRating = gate !== 'draft' && gate !== 'locked';
    const below = raters.map((rater) => raterItem(root, rater, isRating, state?.plan.blinding.kind === 'blinded'));
    const all = new StudyItem(root, t('Raters'), 'organization', below);
    all.contextValue = state?.plan.blinding.kind === 'blinded' ? `raters ${gate}` : 'raters';
    items.push(all);
  }
  return [...items, ...problemItems(root, shot.problems)];
}

/** A draft counts the files: how many cases stand in them is settled at the lock. */
function casesWords(count: number, gate: Gate): string {
  const { t } = vscode.l10n;
  if (gate === 'draft') return count === 1 ? t('1 case file') : t('{0} case files', count);
  return count === 1 ? t('1 case') : t('{0} cases', count);
}

function planItem({ root, state, cases, references, title }: StudyShot): StudyItem {
  const { t } = vscode.l10n;
  const icon = { draft: 'edit', locked: 'lock', sealed: 'archive', closed: 'check-all', unblinded: 'eye' };
  const item = new StudyItem(root, t('Plan'), state ? icon[state.gate] : 'warning');
  const deviations = state?.log.all('deviated').length ?? 0;
  item.description = [
    state ? gateWords(state.gate) : t('cannot be used'),
    casesWords(cases, state?.gate ?? 'draft'),
    ...(references < cases ? [t('{0} with a reference', references)] : []),
    ...(state ? [state.plan.blinding.kind === 'blinded' ? t('blinded') : t('open')] : []),
    ...(deviations === 0 ? [] : [deviations === 1 ? t('1 deviation') : t('{0} deviations', deviations)]),
  ].join(' · ');
  item.tooltip = [title, ...(state ? [t('Hash of the plan: {0}', state.planSha256.slice(0, 16))] : [])].join('\n');
  item.contextValue = `plan ${state?.gate ?? 'broken'}`;
  item.command = {
    command: 'vscode.open',
    title: t('Open'),
    arguments: [vscode.Uri.joinPath(vscode.Uri.file(root), 'study.json')],
  };
  return item;
}

/** After the seal nobody is told how many answers an arm has. */
function sealedItem({ root, state }: StudyShot): StudyItem {
  const { t } = vscode.l10n;
  const { complete = 0, truncated = 0, failed = 0 } = state?.log.last('sealed')?.event.counts ?? {};
  const item = new StudyItem(root, t('Answers'), 'archive');
  item.description = [t('{0} given', complete + truncated), ...(failed > 0 ? [t('{0} failed', failed)] : [])].join(
    ' · ',
  );
  item.tooltip =
    state?.gate === 'unblinded'
      ? t('Which arm wrote which answer is told in allocation.json.')
      : t('They are sealed: which arm wrote which is told after unblinding.');
  return item;
}

function plannedArms({ root, state }: StudyShot): StudyItem {
  const { t } = vscode.l10n;
  const kinds = {
    embedded: t('embedded baseline'),
    endpoint: t('endpoint'),
    imported: t('from a file'),
    readers: t('readers'),
  };
  const below = (state?.plan.arms ?? []).map((arm) => {
    const item = new StudyItem(root, arm.id, 'circle-outline');
    item.description = kinds[arm.kind];
    return item;
  });
  return new StudyItem(root, t('Arms'), 'server-process', below);
}

function armItem(root: string, { arm, present, failed, missing }: ArmCount): StudyItem {
  const { t } = vscode.l10n;
  const icon =
    missing > 0
      ? new vscode.ThemeIcon('circle-outline')
      : failed > 0
        ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
        : new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  const item = new StudyItem(root, arm.id, icon);
  item.description = [
    t('{0} answered', present),
    ...(failed > 0 ? [t('{0} failed', failed)] : []),
    ...(missing > 0 ? [t('{0} missing', missing)] : []),
  ].join(' · ');
  item.contextValue = `arm ${arm.kind}`;
  return item;
}

function raterItem(root: string, rater: RaterCount, isRating: boolean, blinded: boolean): StudyItem {
  const { t } = vscode.l10n;
  const { id, open, done, flagged, packs, collected } = rater;
  const all = open + done;
  const item = new StudyItem(
    root,
    id,
    all > 0 && open === 0 ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')) : 'person',
  );
  const pack = collected ? t('collected') : packs.length > 0 ? t('pack made') : t('no pack yet');
  item.description = [
    roleWords(rater.role),
    ...(isRating && blinded ? [pack] : []),
    ...(isRating && (all > 0 || !blinded) ? [t('{0} of {1} done', done, all)] : []),
    ...(flagged > 0 ? [flagged === 1 ? t('1 case flagged') : t('{0} cases flagged', flagged)] : []),
  ].join(' · ');
  item.rater = id;
  item.contextValue = isRating && blinded ? 'rater blinded' : 'rater';
  return item;
}

function roleWords(role: string): string {
  const { t } = vscode.l10n;
  const words: Readonly<Record<string, string>> = {
    clinician: t('clinician'),
    reader: t('reader'),
    adjudicator: t('adjudicator'),
    judge: t('judge model'),
    learner: t('learner'),
  };
  return words[role] ?? role;
}

function ofPack({ root, pack, status, problems }: PackShot): readonly StudyItem[] {
  const { t } = vscode.l10n;
  if (pack === null) return problemItems(root, problems);
  const { rater, stage, order } = pack.pack;
  const stages = {
    rating: t('grading answers'),
    own: t('writing differentials'),
    assisted: t('revising differentials'),
  };
  const who = new StudyItem(root, rater, 'package');
  who.description = `${t('rater’s pack')} · ${stages[stage]}`;
  who.tooltip = t('In a pack no case can be diagnosed and no arm can be run.');
  const open = status?.open.length ?? 0;
  const done = status?.done.length ?? 0;
  const flagged = status?.flagged.length ?? 0;
  const far = new StudyItem(
    root,
    t('{0} of {1} done', done, open + done),
    open === 0 && done > 0 ? 'pass' : 'checklist',
  );
  far.description = [
    order.length === 1 ? t('1 case') : t('{0} cases', order.length),
    ...(flagged > 0 ? [t('{0} flagged', flagged)] : []),
  ].join(' · ');
  const how = new StudyItem(root, t('How to Rate'), 'book');
  how.description = `ddx rate . --rater ${rater} --stdin`;
  how.tooltip = t('Opens the instructions of this pack.');
  how.command = {
    command: 'markdown.showPreview',
    title: t('How to Rate'),
    arguments: [vscode.Uri.joinPath(vscode.Uri.file(root), 'README.md')],
  };
  return [who, far, how, ...problemItems(root, problems)];
}

function problemItems(root: string, problems: readonly string[]): readonly StudyItem[] {
  if (problems.length === 0) return [];
  const { t } = vscode.l10n;
  const below = problems.map((problem) => {
    const item = new StudyItem(
      root,
      problem,
      new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
    );
    item.tooltip = problem;
    return item;
  });
  const all = new StudyItem(root, t('Problems'), 'issues', below);
  all.description = String(problems.length);
  return [all];
}
