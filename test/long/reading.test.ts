import { describeReading } from '../unit/armsParseProperties.ts';

describeReading({ mixed: 10_000, heaps: 20_000, steps: { first: 1, again: 1 }, length: 2_000_000 });
