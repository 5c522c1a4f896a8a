/** Surnames of two characters; all others have one. */
const doubleSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
  '长孙',
  '宇文',
  '夏侯',
  '端木',
  '南宫',
]);

/** A person's name for all to see: 王小明 is `王*`, 欧阳娜娜 `欧阳*`, John Smith `J*`. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const double = characters.slice(0, 2).join('');
  const surname = characters.length > 2 && doubleSurnames.has(double) ? double : (characters[0] ?? '');
  return `${surname}*`;
}

/** A telephone number for all to see: a mobile is `1381****000`; of any other only the last two figures stay. */
export function maskPhone(phone: string): string {
  const figures = figuresOf(phone);
  return figures.length === 11 && figures.startsWith('1') ? kept(figures, 4, 3) : kept(figures, 0, 2);
}

/** A bank account for all to see: the last four figures. */
export function maskAccount(account: string): string {
  return kept(figuresOf(account), 0, 4);
}

/** An identity number for all to see: the first and the last character. */
export function maskId(id: string): string {
  return kept(figuresOf(id), 1, 1);
}

function figuresOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\dA-Za-z]/g, '');
}

/** Four stars whatever was there, so that the length is hidden too; a short text is hidden whole. */
function kept(text: string, head: number, tail: number): string {
  if (text.length < head + tail + 4) return '****';
  return `${text.slice(0, head)}****${text.slice(text.length - tail)}`;
}
