import { digitsAt, isYear, numberAt } from './dateParts.ts';
import type { Finds } from './finds.ts';
import { beginsSentence, bitsAt, gap, isCapital, shape, smallAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

/** The first word of a feast that is a day of the week or a "Day". */
const named =
  /^(?:christmas|boxing|easter|canada|waitangi|anzac|australia|independence|labou?r|memorial|veterans|bastille|may|midsummer|remembrance|bonfire|freedom|republic|constitution|liberation|victory|unity|heritage|human|youth|workers?|women|womens|mandela|columbus|presidents?|groundhog|flag|heroes|reconciliation|goodwill|family|king|kings|queen|queens|teachers?|armistice|armed|ve|vj|bank|pancake|ash|palm|holy|good|maundy|shrove|whit|corpus|all|saints|souls|martin|mlk|mothering|mothers?|fathers?|valentines?|patrons|thanksgiving|national|ascension|assumption|trinity|passion|black|cyber|juneteenth|emancipation|africa|europe|malaysia|gandhi|children|childrens|nurses|earth|father|mother|valentine|union|foundation|inauguration|election|melbourne|orthodox|coptic|greek|burns|guy|hari|new)$/;
const dayWord =
  /^(?:day|bank|eve|night|sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekend|holiday|hols?|raya|week|morning)$/;
/** Feasts that are one word. */
const alone =
  /^(?:christmas|xmas|easter|eastertide|advent|thanksgiving|halloween|diwali|deepavali|hanukkah|chanukah|passover|pesach|purim|sukkot|shavuot|nowruz|norooz|hogmanay|juneteenth|onam|pongal|navratri|dussehra|dashain|tihar|vaisakhi|baisakhi|holi|vesak|wesak|songkran|ashura|mawlid|milad|candlemas|michaelmas|whitsun|pentecost|epiphany|ascension|kwanzaa|samhain|lent|obon|chuseok|seollal|tet|lohri|raksha|kumbh|carnaval|carnival|fasching|epifania|ferragosto|timkat|meskel|genna|ganesh|cny)$/;
const said =
  /^(?:on|last|since|until|till|til|before|after|by|over|at|every|around|this|next|from|during|for|and|gave|missed|to|in|near|past|of|come|til)$/;
const notAFeast =
  /^(?:disease|factor|card|party|dinner|island|holiday|holidays|tree|egg|eggs|rose|lily|cake|pudding|shopping|carol|carols|lights|jumper)$/;

/** Christmas Eve, Ash Wednesday, New Year's Day, St Patrick's Day. Gives the token after it, or its own. */
export function holidayAt(t: Tokens, i: number, finds: Finds): number {
  const first = smallAt(t, i);
  const start = t.start[i] ?? 0;
  const capital = isCapital(t.shape[i]);
  const second = smallAt(t, i + 1);
  const third = smallAt(t, i + 2);
  const cue = said.test(smallAt(t, i - 1)) && t.gap[i] === gap.space;
  const found = (last: number, confidence: number): number => {
    finds.add('DATE', start, t.end[last] ?? 0, confidence);
    return last + 1;
  };
  if (first === 'new' && /^years?$/.test(second)) {
    const day = /^(?:eve|day)$/.test(third);
    return day || cue ? found(i + (day ? 2 : 1), 0.85) : i;
  }
  if (/^(?:lunar|chinese|jewish|islamic|tamil|thai)$/.test(first) && second === 'new' && /^years?$/.test(third))
    return found(i + 2, 0.85);
  if (/^(?:st|saint)$/.test(first) && third === 'day' && t.possessive[i + 1] === 1) return found(i + 2, 0.85);
  if (first === 'eid' && capital) {
    return found(/^(?:al|ul)$/.test(second) ? i + 2 : i, 0.75);
  }
  if (/^(?:yom|rosh)$/.test(first) && capital && isCapital(t.shape[i + 1])) return found(i + 1, 0.8);
  if (/^(?:bonfire|burns)$/.test(first) && second === 'night') return found(i + 1, 0.85);
  if (/^(?:guy)$/.test(first) && second === 'fawkes') return found(/^(?:night|day)$/.test(third) ? i + 2 : i + 1, 0.8);
  const joined = t.gap[i + 1] === gap.space;
  if (first === 'martin' && second === 'luther' && third === 'king' && smallAt(t, i + 3) === 'day')
    return found(i + 3, 0.96);
  if (joined && first === 'may' && capital && second === 'bank') return found(/^hol/.test(third) ? i + 2 : i + 1, 0.9);
  if (joined && named.test(first) && dayWord.test(second)) {
    const sure =
      (capital || first === 'boxing' || first === 'bank') && (isCapital(t.shape[i + 1]) || alone.test(first));
    if (
      sure &&
      !(beginsSentence(t, i) && /^(?:new|all|family|national|good|may|week|holy)$/.test(first) && second === 'week')
    )
      return found(
        (first === 'bank' && third === 'monday') || (second === 'bank' && /^hol(?:iday|s)?$/.test(third))
          ? i + 2
          : i + 1,
        0.95,
      );
  }
  // "Republic Eve", "Founders' Day": two capitals, the second a day, where a date is asked for.
  if (
    joined &&
    t.shape[i] === shape.capital &&
    /^(?:day|eve|sunday)$/.test(second) &&
    t.shape[i + 1] === shape.capital &&
    cue &&
    (bitsAt(t, i) & (is.generic | is.verb | is.month | is.title)) === 0
  )
    return found(i + 1, 0.6);
  if (capital && alone.test(first) && !notAFeast.test(second)) {
    if (t.shape[i] === shape.upper) return i;
    return found(
      i,
      cue ? 0.62 : /^(?:lent|holi|tet|advent|ascension|carnival|ganesh|epiphany)$/.test(first) ? 0.4 : 0.52,
    );
  }
  return i;
}

const seasons = /^(?:spring|summer|autumn|fall|winter)$/;

/** "summer of 2018" is finer than a year. */
export function seasonAt(t: Tokens, i: number, finds: Finds): void {
  if (!seasons.test(smallAt(t, i))) return;
  const k = smallAt(t, i + 1) === 'of' ? i + 2 : i + 1;
  if (t.gap[k] === gap.space && digitsAt(t, k) === 4 && isYear(numberAt(t, k)))
    finds.add('DATE', t.start[i] ?? 0, t.end[k] ?? 0, 0.6);
}
