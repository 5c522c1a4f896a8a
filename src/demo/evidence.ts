import { keepFile } from '../app/keep.ts';
import type { Files } from '../app/ports/system.ts';
import type { Evidence } from '../engine/form.ts';

const limit = 1024 * 1024;

/** Keeps one page that says what it stands for, and returns it as evidence. Throws when it cannot be kept. */
export async function keepPage(files: Files, title: string): Promise<readonly Evidence[]> {
  const kept = await keepFile(files, limit, `${title}（演示数据）.pdf`, page([title, '演示数据，由购办生成。']));
  if (!kept.ok) throw new Error(kept.refusal.why);
  return [kept.value];
}

/** A PDF of one page with these lines, in a typeface that every reader brings along. */
function page(lines: readonly string[]): Buffer {
  const shown = lines.map(
    (line, index) =>
      `${index === 0 ? '20' : '12'} 0 0 ${index === 0 ? '20' : '12'} 60 ${760 - 40 * index} Tm <${utf16(line)}> Tj`,
  );
  const text = `BT /F1 1 Tf\n${shown.map((line) => line).join('\n')}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>',
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 6 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
  ];
  return Buffer.from(assembled(objects), 'latin1');
}

function assembled(objects: readonly string[]): string {
  let written = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = written.length;
    written += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return `${written}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${written.length}\n%%EOF\n`;
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
