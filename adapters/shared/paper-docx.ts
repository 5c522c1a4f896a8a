import type { IParagraphOptions, IRunOptions, Paragraph } from 'docx';
import type { PaperView, SignatureView, Paragraph as Written } from '../../src/dialogue/paper-view.ts';
import { texts } from '../../src/text/all.ts';

/** Sizes of GB/T 9704: 二号, 三号 and 四号, in half points; 小二 for the office at the head. */
const size = { title: 44, body: 32, page: 28, head: 52 } as const;

/** A page of 22 lines of 28 characters: margins and the pitch of lines, in twips (GB/T 9704-2012, 5.2). */
const margin = {
  top: millimetres(37),
  bottom: millimetres(35),
  left: millimetres(28),
  right: millimetres(26),
} as const;
const a4 = { width: millimetres(210), height: millimetres(297) } as const;
const pitch = 579;
/** Two characters, by which a paragraph begins. */
const indent = 640;

const latin = 'Times New Roman';
/** What Chinese is set in; Latin letters and figures beside it are those of `latin`. */
const faces = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', page: '宋体' } as const;

/** A paper in the form of GB/T 9704, as Word and WPS open it. */
export async function paperDocx(paper: PaperView): Promise<Uint8Array> {
  const docx = await import('docx');
  const { say } = texts[paper.language];

  const run = (text: string, face: keyof typeof faces, more: Partial<IRunOptions> = {}) =>
    new docx.TextRun({
      text: printable(text),
      size: size.body,
      font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: faces[face] },
      ...more,
    });
  const line = (runs: readonly InstanceType<typeof docx.TextRun>[], more: Partial<IParagraphOptions> = {}) =>
    new docx.Paragraph({
      spacing: { line: pitch, lineRule: docx.LineRuleType.EXACT },
      indent: { firstLine: indent },
      children: runs,
      ...more,
    });
  const text = (said: string): Paragraph => line([run(said, 'body')], { alignment: docx.AlignmentType.BOTH });
  const flush = { indent: {} } as const;
  const right = { alignment: docx.AlignmentType.RIGHT, indent: { right: 2 * indent } } as const;
  const empty = (): Paragraph => line([]);

  const written = (part: Written): readonly Paragraph[] => {
    if (part.kind === 'text') return [text(part.text)];
    if (part.kind === 'row') return [text(say.paper.row(part.label, part.value))];
    return [line([run(part.label, 'heading')], { keepNext: true }), ...part.lines.map(text)];
  };
  const signed = ({ name, by, day }: SignatureView): readonly Paragraph[] => [
    line([run(`${name}${by}`, 'body')], { ...right, keepNext: true }),
    line([run(day, 'body')], right),
  ];
  /** Outside, on the right of odd pages and on the left of even ones. */
  const page = (alignment: NonNullable<IParagraphOptions['alignment']>) => {
    const number = run('', 'page', { size: size.page, children: ['— ', docx.PageNumber.CURRENT, ' —'] });
    const indent = { left: 280, right: 280 };
    return new docx.Footer({ children: [line([number], { alignment, indent })] });
  };

  const document = new docx.Document({
    creator: printable(paper.head ?? paper.signatures[0]?.name ?? ''),
    title: printable(paper.title),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: a4, margin }, grid: { linePitch: pitch, type: docx.DocumentGridType.LINES } },
        footers: { default: page(docx.AlignmentType.RIGHT), even: page(docx.AlignmentType.LEFT) },
        children: [
          ...(paper.head === undefined
            ? []
            : [
                line([run(paper.head, 'title', { size: size.head, color: red })], {
                  alignment: docx.AlignmentType.CENTER,
                  ...flush,
                  spacing: { after: pitch },
                  border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, space: 8, color: red } },
                }),
              ]),
          line([run(paper.number, 'body')], { alignment: docx.AlignmentType.RIGHT, ...flush }),
          empty(),
          line([run(paper.title, 'title', { size: size.title })], { alignment: docx.AlignmentType.CENTER, ...flush }),
          empty(),
          ...(paper.to === undefined ? [] : [line([run(paper.to, 'body')], flush)]),
          ...paper.paragraphs.flatMap(written),
          ...(paper.enclosed.length === 0 ? [] : [empty()]),
          ...paper.enclosed.map((name, at) => text(`${at === 0 ? say.paper.enclosed : ''}${at + 1}. ${name}`)),
          empty(),
          ...paper.signatures.flatMap(signed),
          empty(),
          ...paper.notes.map(text),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

const red = 'FF0000';

function millimetres(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** What XML cannot hold is nothing that anybody wrote on purpose. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n]/gu, '');
}
