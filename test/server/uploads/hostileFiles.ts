import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { excelFile, outsidePicture, paragraph, wordFile, wordsRow } from './officeFiles.ts';
import { nextObject, pdf, pdfOf } from './pdfs.ts';
import { zeros, zip } from './zips.ts';

/** What somebody sends, where, and what must come of it: a refusal in these words, or something harmless. */
export interface Hostile {
  title: string;
  name: string;
  at: 'uploads' | 'documents';
  data(): Buffer | string | Promise<Buffer | string>;
  refused?: string;
  /** What is kept holds none of these; `kept` is how it ends. */
  harmless?: { kept: 'jpg' | 'webp' | 'pdf' | 'blocks'; without: string[]; name?: string };
}

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#884422' } });
const jpeg = () => plain(64, 48).jpeg().toBuffer();
const png = () => plain(64, 48).png().toBuffer();

/** A chunk of a PNG. */
function chunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Puts chunks behind a PNG's head. */
const withChunks = (picture: Buffer, ...chunks: Buffer[]) => Buffer.concat([picture.subarray(0, 33), ...chunks, picture.subarray(33)]);

/** A PNG that says it is so large, with hardly any data. */
function hugePng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', '')]);
}

const photoWithPlace = () =>
  plain(64, 48)
    .withExif({ IFD0: { Make: 'SECRETCAMERA' }, IFD3: { GPSLatitude: '30/1 25/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '111/1 45/1 0/1', GPSLongitudeRef: 'E' } })
    .jpeg()
    .toBuffer();

const laughs = `<!DOCTYPE w [<!ENTITY a "哈">${'bcdefghi'.split('').map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>`;
const outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

const ole = (words: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(words, 'utf16le'), Buffer.alloc(512)]);
const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]);
const script = '<script>alert(1)</script>';

const notTaken = '认不出这是什么文件。照片请用 JPEG 或 PNG，文件请用 PDF';
const broken = '照片打不开：文件损坏或没有传完整，请重新拍或者换一张';
const brokenOffice = '文件打不开：已经损坏，或者没有传完整，请另存一份再试';
const bomb = '文件解开以后太大，不像是正常的文件，没有接收';
const page = '这是网页，不是照片或文件。请打开它，复制要用的内容，粘贴到正文里';
const drawing = '这是 SVG 图（里面可以藏程序），请另存为 PNG 或 JPEG';
const exe = '这是程序，不是照片或文件，不能上传';
const media = '这是视频或录音，这里只收照片和文件';
const oldOffice = '这是旧版的 Office 文件（.doc、.xls），或者加了密码。请打开后去掉密码，另存为 .docx、.xlsx 或 PDF';
const text = '这是文字文件（如 .txt、.csv）。请打开它，复制内容，粘贴到正文里';
const macros = '文件里带有宏（会自动运行的程序），请另存为不带宏的 .docx 或 .xlsx';
const paths = '压缩包里的文件名想跑到别的文件夹去，没有接收';
const doctype = '文件里有不该有的内容（DOCTYPE），没有接收';
const fresh = '请用“打印”另存为一份新的 PDF';

const picture = (title: string, name: string, data: Hostile['data'], refused: string): Hostile => ({ title, name, at: 'uploads', data, refused });
const document = (title: string, name: string, data: Hostile['data'], refused: string): Hostile => ({ title, name, at: 'documents', data, refused });

const withAction = (dictionary: string) => pdf(['x'], { catalogue: `/OpenAction ${nextObject(1)} 0 R`, objects: [dictionary] });

export const hostilePictures: Hostile[] = [
  picture('an empty file', '照片.jpg', () => '', '文件是空的，请检查后重新选'),
  picture('a drawing with a script, called .jpg', '照片.jpg', () => `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`, drawing),
  picture('a drawing behind an XML head', '图.png', () => `<?xml version="1.0"?><!-- ${'x'.repeat(300)} --><svg onload="alert(1)"/>`, drawing),
  picture('a drawing in UTF-16', '图.png', () => Buffer.from(`\ufeff<svg onload="alert(1)"/>`, 'utf16le'), drawing),
  picture('a page, called .png', '照片.png', () => `<!DOCTYPE html><html>${script}</html>`, page),
  picture('a page with a mark in front', '照片.png', () => `\ufeff \n<html>${script}</html>`, page),
  picture('a program, called .jpg', '照片.jpg', () => program, exe),
  picture('a script of the shell', '照片.jpg', () => '#!/bin/sh\nrm -rf /\n', exe),
  picture('an old Word file', '公示.doc', () => ole('WordDocument'), oldOffice),
  picture('a table as text', '名单.csv', () => '姓名,金额\n张三,100\n', text),
  picture('a picture of 30000 × 30000', '大.png', () => hugePng(30_000), '照片太大，超过 5000 万像素，请缩小后再上传'),
  picture('a JPEG that was cut off', '照片.jpg', async () => (await plain(800, 800).jpeg().toBuffer()).subarray(0, 500), broken),
  picture('a JPEG of a head alone', '照片.jpg', () => Buffer.from('\xff\xd8\xff\xe0', 'latin1'), broken),
  picture('a film with a picture’s name', '照片.jpg', () => Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(64)]), media),
  picture('a container that says it is HEIC', '照片.heic', () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(64)]),
    '这是苹果手机的 HEIC 照片。请在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，或者把照片转成 JPEG'),
  picture('a WebP of odd chunks', '照片.webp', () => Buffer.from('RIFF\x40\0\0\0WEBPVP8X\xff\xff\xff\x7fJUNK', 'latin1'), broken),
  picture('a TIFF', '扫描.tif', async () => plain(9, 9).tiff().toBuffer(), '这是 TIFF 图片，请另存为 JPEG、PNG，或者 PDF'),
  picture('bytes without meaning', '照片.jpg', () => Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), notTaken),
  picture('a PNG whose colour profile unpacks to gigabytes', '照片.png', async () =>
    withChunks(await png(), chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(64 * 1024 * 1024))]))), ''),
  picture('a packed archive', '照片.zip', () => zip([{ name: 'a.jpg', data: 'x' }]), '这是 Word、Excel 文件或压缩包。Word 和 Excel 请用“导入文档”，或者另存为 PDF 再上传'),
];
// Libraries differ in whether they look at a profile at all: what counts is that none comes out.
const profile = hostilePictures.find(({ title }) => title.includes('profile'))!;
delete profile.refused;
profile.harmless = { kept: 'jpg', without: ['iCCP', 'ICC_PROFILE'] };

export const disarmedPictures: Hostile[] = [
  { title: 'a photograph that says where it was taken', name: '照片.jpg', at: 'uploads', data: photoWithPlace, harmless: { kept: 'jpg', without: ['Exif', 'SECRETCAMERA', 'GPS'] } },
  { title: 'a GIF that is a script, too', name: '动图.gif', at: 'uploads',
    data: async () => Buffer.concat([await plain(8, 8).gif().toBuffer(), Buffer.from('=1;alert(1)//<script>')]), harmless: { kept: 'webp', without: ['alert', 'script', 'GIF8'] } },
  { title: 'a JPEG that is a page, too', name: '照片.html', at: 'uploads',
    data: async () => Buffer.concat([await jpeg(), Buffer.from(`<html>${script}</html>`)]), harmless: { kept: 'jpg', without: ['<html', 'alert'], name: '照片.html' } },
  { title: 'a PNG with words in it', name: '照片.png', at: 'uploads',
    data: async () => withChunks(await png(), chunk('tEXt', 'Comment\0<script>alert(1)</script>'), chunk('eXIf', 'MM\0*SECRET')), harmless: { kept: 'jpg', without: ['alert', 'SECRET', 'tEXt'] } },
  { title: 'a picture with an archive behind it', name: '照片.png', at: 'uploads',
    data: async () => Buffer.concat([await png(), zip([{ name: 'evil.exe', data: program }])]), harmless: { kept: 'jpg', without: ['evil.exe', 'PK\x03\x04'] } },
  { title: 'a name that leads elsewhere', name: '../../../etc/照片.jpg', at: 'uploads', data: jpeg, harmless: { kept: 'jpg', without: [], name: '照片.jpg' } },
  { title: 'a name that reads backwards', name: '发票\u202egpj.exe', at: 'uploads', data: jpeg, harmless: { kept: 'jpg', without: [], name: '发票gpj.exe' } },
  { title: 'a name with control characters', name: '照\u0000片\u0007<b>.jpg', at: 'uploads', data: jpeg, harmless: { kept: 'jpg', without: [], name: '照片_b_.jpg' } },
  { title: 'a name of a thousand characters', name: `${'长'.repeat(1000)}.jpg`, at: 'uploads', data: jpeg, harmless: { kept: 'jpg', without: [], name: `${'长'.repeat(75)}….jpg` } },
];

const packedObjects = (content: string) => pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>',
  { dictionary: `/Type/ObjStm/N 1/First 4/Filter/FlateDecode`, stream: deflateSync(Buffer.from(`9 0 ${content}`)) },
]);

export const hostilePdfs: Hostile[] = [
  picture('a PDF with a program', '公示.pdf', () => withAction('<</S/JavaScript/JS(app.alert\\(1\\))>>'), `PDF 里带有程序（JavaScript），${fresh}`),
  picture('a PDF with a program under another spelling', '公示.pdf', () => withAction('<</S/J#61vaScr#69pt/JS(x)>>'), `PDF 里带有程序（JavaScript），${fresh}`),
  picture('a PDF with a program among packed objects', '公示.pdf', () => packedObjects('<</S/JavaScript/JS(x)>>'), `PDF 里带有程序（JavaScript），${fresh}`),
  picture('a PDF with objects packed in an odd way', '公示.pdf', () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>',
    { dictionary: '/Type/ObjStm/N 1/First 4/Filter/ASCII85Decode', stream: '87cURD_*#4DfTZ)~>' }]), `PDF 的写法不常见，查不清里面有什么，${fresh}`),
  picture('a PDF that starts a program', '公示.pdf', () => withAction('<</S/Launch/F(cmd.exe)>>'), `PDF 里有会打开别的程序或往外发送的按钮，${fresh}`),
  picture('a PDF with another file in it', '公示.pdf', () => pdf(['x'], { catalogue: `/Names<</EmbeddedFiles<</Names[(a.exe) ${nextObject(1)} 0 R]>>>>`, objects: ['<</Type/Filespec/F(a.exe)>>'] }), `PDF 里夹带了别的文件，${fresh}`),
  picture('a PDF with a password', '公示.pdf', () => pdf(['x'], { trailer: '/Encrypt 9 0 R' }), `PDF 设了密码或权限，${fresh}`),
  picture('a PDF of thousands of pages', '公示.pdf', () => pdf(Array.from({ length: 2_000 }, () => 'x')), '这个 PDF 有 2000 页，最多 500 页，请分成几个文件'),
  picture('a PDF that is a head alone', '公示.pdf', () => '%PDF-1.7\n', `这个 PDF 打不开：已经损坏，${fresh}`),
  picture('a page with the head of a PDF', '公示.pdf', () => `%PDF-1.4\n<html>${script}</html>`, `这个 PDF 打不开：已经损坏，${fresh}`),
  picture('a PDF that unpacks to a gigabyte', '公示.pdf', () => {
    const packed = deflateSync(Buffer.alloc(160 * 1024 * 1024));
    return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>', ...Array.from({ length: 5 }, () => ({ dictionary: '/Filter/FlateDecode', stream: packed }))]);
  }, `PDF 解开以后太大，没有接收，${fresh}`),
  { title: 'a PDF with a page behind it', name: '公示.html', at: 'uploads', data: () => Buffer.concat([pdf(['hello']), Buffer.from(`<html>${script}</html>`)]), harmless: { kept: 'pdf', without: [], name: '公示.pdf' } },
];

const good = paragraph('公示');
const deep = '<w:sdt><w:sdtContent>'.repeat(5_000);

export const hostileDocuments: Hostile[] = [
  document('a bomb that says how large it is', '公示.docx', () => wordFile(good, { files: [{ name: 'word/media/a.bin', data: '', packed: zeros(150)! }] }), bomb),
  document('a bomb that claims to be small', '公示.docx', () => wordFile(good, { files: [{ name: 'word/media/a.bin', data: '', packed: zeros(150)!, claims: 10 }] }), bomb),
  document('many small ones that are a bomb together', '公示.xlsx', () => {
    const each = zeros(12)!;
    return excelFile([{ name: '一', rows: wordsRow(1, '项目') }], { files: Array.from({ length: 10 }, (_, at) => ({ name: `xl/media/${at}.bin`, data: '', packed: each })) });
  }, bomb),
  document('a bomb within an archive', '公示.docx', () => wordFile(good, { files: [{ name: 'word/media/inner.zip', data: zip([{ name: 'a', data: '', packed: zeros(20)! }]) }] }), '文件里还套着压缩包或别的文件，没有接收'),
  document('thousands of files', '公示.docx', () => wordFile(good, { files: Array.from({ length: 2_100 }, (_, at) => ({ name: `word/media/${at}`, data: '' })) }), '压缩包里的文件太多，超过 2000 个，没有接收'),
  document('a file that leads out of the folder', '公示.docx', () => wordFile(good, { files: [{ name: '../../etc/passwd', data: 'x' }] }), paths),
  document('a file with a whole path', '公示.docx', () => wordFile(good, { files: [{ name: '/etc/passwd', data: 'x' }] }), paths),
  document('a name with a zero in it', '公示.docx', () => wordFile(good, { files: [{ name: 'word/a\0.xml', data: 'x' }] }), '压缩包里有不正常的文件名，没有接收'),
  document('two files of one name', '公示.docx', () => wordFile(good, { files: [{ name: 'word/a.xml', data: '<a/>' }, { name: 'word/A.xml', data: '<a/>' }] }), '压缩包里有重名的文件，没有接收'),
  document('a billion laughs', '公示.docx', () => wordFile(paragraph('&i;'), { prolog: laughs }), doctype),
  document('an entity that is a file of ours', '公示.docx', () => wordFile(paragraph('&x;'), { prolog: outside }), doctype),
  document('the same in a workbook', '公示.xlsx', () => excelFile([{ name: '一', rows: wordsRow(1, '&x;') }], { prolog: outside }), doctype),
  document('the same in UTF-16', '公示.docx', () => wordFile('', { files: [{ name: 'word/document.xml', data: Buffer.from(`\ufeff${outside}<w:document/>`, 'utf16le') }] }), doctype),
  document('macros', '公示.docm', () => wordFile(good, { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), macros),
  document('macros under an honest name', '公示.docx', () => wordFile(good, { files: [{ name: 'word/vbaProject.bin', data: 'x' }] }), macros),
  document('a program', '公示.docx', () => wordFile(good, { files: [{ name: 'word/media/run.exe', data: program }] }), '文件里藏着程序，没有接收'),
  document('a workbook with a password', '公示.xlsx', () => ole('EncryptedPackage'), oldOffice),
  document('an archive with a password', '公示.docx', () => wordFile(good, { files: [{ name: 'word/a.xml', data: 'x', encrypted: true }] }), '文件加了密码，请去掉密码再上传'),
  document('an archive of something else', '公示.docx', () => zip([{ name: '照片.jpg', data: 'x' }]), '这是压缩包，不是 Word 或 Excel 文件，请解开后一个一个上传'),
  document('a document without a text', '公示.docx', () => wordFile(''), '文件里没有文字，也没有表格'),
  document('a document that was cut off', '公示.docx', () => wordFile(good).subarray(0, 300), brokenOffice),
  document('a document that lies deep in itself', '公示.docx', () => wordFile(deep + good, { numbering: '' }), '文件的内容太复杂，读不了，请另存一份再试'),
  document('a picture', '公示.docx', jpeg, '这是照片，请用“添加照片”上传'),
  { title: 'a picture from elsewhere', name: '公示.docx', at: 'documents', data: () => wordFile(
    `${good}<w:p><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r></w:p>`,
    { relations: [outsidePicture('rId9', 'file:///etc/passwd'), outsidePicture('rId8', 'http://127.0.0.1:9/x.png')] }), harmless: { kept: 'blocks', without: ['passwd', '127.0.0.1'] } },
  { title: 'markup among the words', name: '公示.docx', at: 'documents', data: () => wordFile(paragraph('&lt;img src=x onerror=alert(1)&gt;公示')), harmless: { kept: 'blocks', without: [], name: '<img src=x onerror=alert(1)>公示' } },
];
