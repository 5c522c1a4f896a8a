import { plain, unlabelled } from './plain.ts';

const label =
  /^(?:我?的?(?:联系|办公|固定)?(?:电话|手机|座机)(?:号码?)?是?|tel(?:ephone)?|phone|mobile|cell)(?: ?number)?(?: is)? ?/;
const mobile = /^1[3-9]\d{9}$/;
const landline = /^0(?:[12]\d|[3-9]\d{2})\d{7,8}$/;
/** Short numbers of public services, and those at which a company is reached in the whole country. */
const service = /^(?:1\d{4,5}|9[56]\d{3,6}|[48]00\d{7})$/;

/**
 * A telephone number of the mainland as it is kept: figures alone, an extension after a dash. 138 0000 0000, +86 138…,
 * (0451) 8460 0000 转 8012, 12345, 400-…; also with what it is called in front. Undefined when it is none.
 */
export function readPhone(text: string): string | undefined {
  const said = unlabelled(plain(text), label);
  return withExtension(said) ?? reached(said);
}

/** What has an extension is not read on as one long number; undefined where a mobile's figures are only parted. */
function withExtension(said: string): string | undefined {
  const [, number = '', extension = ''] =
    /^(.*?\d.*?)(?: ?[(,]? ?(?:转|分机号?|extension|ext|x|#)[ .:]*|-)(\d{1,6})\)?$/.exec(said) ?? [];
  const main = reached(number);
  if (main === undefined || mobile.test(main) || mobile.test(`${main}${extension}`)) return undefined;
  return `${main}-${extension}`;
}

/** A number as it is read: a landline's area apart from what is dialled within it. */
export function sayPhone(kept: string): string {
  return kept.replace(/^(0(?:[12]\d|[3-9]\d{2}))(\d{7,8})(?=-|$)/, '$1-$2');
}

/** Whether a text is a number as `readPhone` gives it, or as it was kept before there were extensions. */
export function isPhone(text: string): boolean {
  return readPhone(text) === text || /^0\d{2,3}-?\d{7,8}$/.test(text);
}

function reached(said: string): string | undefined {
  const figures = inside(said);
  if (mobile.test(figures) || landline.test(figures) || service.test(figures)) return figures;
  const rest = /^[( ]*(?:\+ ?86|0086|86)[)\- ]*(.*)$/.exec(said)?.[1];
  if (rest === undefined) return undefined;
  // Behind the country's code an area is dialled without its 0; short numbers are not reached from abroad.
  const local = inside(rest.replace('(0)', ''));
  const inland = local.startsWith('0') ? local : `0${local}`;
  return [local, inland].find((each) => mobile.test(each) || landline.test(each) || /^[48]00\d{7}$/.test(each));
}

function inside(said: string): string {
  return said.replaceAll(/[ \-().·/]/g, '');
}
