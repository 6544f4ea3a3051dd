import { readdirSync, readFileSync } from 'node:fs';
import { baselineArm } from '../../src/arms/baseline/baselineArm.ts';
import { makeCase } from '../../src/cases/case.ts';
import { line, type Line } from './bench.ts';
