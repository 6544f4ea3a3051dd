import { describeReading } from './armsParseProperties.ts';

describeReading({ mixed: 1000, heaps: 1500, steps: { first: 7, again: 41 }, length: 200_000 });
