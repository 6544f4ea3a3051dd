import { describeReading } from '../unit/armsParseProperties.ts';

describeReading({ mixed: 40_000, heaps: 60_000, steps: { first: 1, again: 1 }, length: 2_000_000 });
