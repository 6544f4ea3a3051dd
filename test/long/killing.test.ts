import { it } from 'node:test';
import { killTwoRaters } from '../unit/killedRaters.ts';

it('what two raters were told is saved outlives the killing of both, a thousand times', () => killTwoRaters(1000));
