import { it } from 'node:test';
import { killTwoRaters } from './killedRaters.ts';

it('what two raters were told is saved outlives the killing of both, fifty times', () => killTwoRaters(50));
