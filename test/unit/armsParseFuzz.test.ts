import { describeReading } from './armsParseProperties.ts';

describeReading({ mixed: 1000, heaps: 2000, steps: { first: 11, again: 53 }, length: 120_000 });
