import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isActive } from '../../src/app/active.ts';

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function paper(...objects: readonly (string | Buffer)[]): Buffer {
  const parts = [
    '%PDF-1.7\n',
    ...objects.map((each) => Buffer.concat([Buffer.from(each), Buffer.from('\n')])),
    '%%EOF',
  ];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function stream(about: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`1 0 obj\n<<${about}>>\nstream\r\n`), data, Buffer.from('\nendstream\nendobj')]);
}

const script = '<</S /JavaScript /JS (app.alert(1))>>';
const packed = stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(script));

test.each([
  ['a script', pdf, paper(script)],
  ['a script whose name is written by numbers', pdf, paper('<</S /J#61va#53cript /#4a#53 (x)>>')],
  ['a script among compressed objects', pdf, paper(stream('', Buffer.from('text')), packed)],
  ['a script behind what is no end', pdf, paper(stream('', Buffer.from('a stream\nb')), script)],
  ['the call of a programme', pdf, paper('<</S/Launch/F(calc.exe)>>')],
  [
    'more compressed objects than can be looked at',
    pdf,
    paper(stream('/Type/ObjStm', deflateSync(Buffer.alloc(40_000_000)))),
  ],
  ['a macro', docx, Buffer.from('PK\x03\x04word/vbaProject.bin…')],
  ['a control', docx, Buffer.from('PK\x03\x04word/activeX/activeX1.xml')],
])('a paper with %s is active', async (_, mime, bytes) => {
  expect(await isActive(mime, bytes)).toBe(true);
});

test.each([
  ['that opens at a page', pdf, paper('<</OpenAction [3 0 R /Fit]>>')],
  ['with a file beside it, as an invoice has', pdf, paper('<</Type/EmbeddedFile/EF<</F 1 0 R>>>>')],
  [
    'that shows the word for it',
    pdf,
    paper('<</Title (about JavaScript)>>', stream('', Buffer.from('/JS /JavaScript'))),
  ],
  ['whose names only begin alike', pdf, paper('<</JSON 1 /LaunchDate (x)>>')],
  ['with compressed objects that are encrypted', pdf, paper(stream('/Type /ObjStm', Buffer.from('no zlib')))],
  ['of an office', docx, Buffer.from('PK\x03\x04word/document.xml word/embeddings/sheet.xlsx')],
])('a paper %s is not', async (_, mime, bytes) => {
  expect(await isActive(mime, bytes)).toBe(false);
});
