import { raterRoles } from '../study/plan/plan.ts';

const words = '"[^"\\\\\\x00-\\x1f]+"';
const hash = '"[0-9a-f]{64}"';
const scale = `\\{"id":${words},"version":(?:0|[1-9]\\d{0,8}),"anchor":${words}\\}`;

/**
 * How almost every line of a large study looks: a judgement as this program writes it. What matches is a `RatedEvent`,
 * so that it need not be held to the schema; whatever does not match is, and may be as good.
 */
export const usualRating = new RegExp(
  [
    `,"what":"rated","rater":${words},"role":"(?:${raterRoles.join('|')})"`,
    `,"answer":${words},"case":${words},"caseSha256":${hash},"item":${words}`,
    `,"diagnosis":(?:null|[1-9]\\d{0,8}),"value":(?:null|-?(?:0|[1-9]\\d{0,8})|${words})`,
    `,"scale":(?:null|${scale}),"changes":(?:null|${hash})`,
  ].join(''),
  'y',
);
