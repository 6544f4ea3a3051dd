import type { Arm } from '../../arms/arm.ts';
import { baselineArm } from '../../arms/baseline/baselineArm.ts';
import { endpointArm } from '../../arms/asking/endpointArm.ts';
import { HumanError } from '../../humanError.ts';
import type { PlannedArm } from '../../study/plan/plan.ts';
import { refuseUntrusted } from '../endpoints/arms.ts';
import { endpointNamed } from '../endpoints/endpointNamed.ts';
import { refusePacks } from '../packs/refusePacks.ts';
import type { StudyNeeds } from './needs.ts';

const now = (): number => performance.now();

/** The arm of a plan as this machine's settings make it, behind the same gate, consent and guard as any diagnosis. */
export async function plannedArm(needs: StudyNeeds, root: string, planned: PlannedArm, seedStep: number): Promise<Arm> {
  const arm = await opened(needs, planned, seedStep);
  return {
    ...arm,
    diagnose: async (kase, ask) => {
      await refusePacks(needs, { text: kase.text, uri: null, study: root });
      return arm.diagnose(kase, ask);
    },
  };
}

async function opened({ arms }: StudyNeeds, planned: PlannedArm, seedStep: number): Promise<Arm> {
  if (planned.kind === 'embedded') return baselineArm(now, () => new Date());
  if (planned.kind !== 'endpoint') {
    throw new HumanError('The answers of the arm “{0}” are not asked for here.', planned.id);
  }
  refuseUntrusted();
  const { endpoint: name, profile, temperature, topP, maxTokens } = planned;
  const endpoint = await endpointNamed(name, {
    ...(profile === undefined ? {} : { profile }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  });
  arms.refuseEnded(endpoint);
  const stepped = { ...endpoint, seed: endpoint.seed + seedStep };
  return endpointArm(stepped, { ...arms.means(endpoint.baseUrl), now });
}
