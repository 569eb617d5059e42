import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { foundIn } from './found.ts';

/** Invented: no such county, no such card. */
const id = '659098197712277582';
const idX = '42909919700112425X';
const card = '6228480000224154997';

/** `kind words`, or nothing, of a text. */
const table = (rows: [text: string, ...found: string[]][]) => {
  for (const [text, ...found] of rows) it(JSON.stringify(text).slice(0, 80), () => assert.deepEqual(foundIn(text), found));
};

describe('identity numbers are found', () => {
  table([
    [id, `identity ${id}`],
    [`身份证${idX}号`, `identity ${idX}`],
    [`${idX.toLowerCase()}，女`, `identity ${idX.toLowerCase()}`],
    ['659098 19771227 7582', 'identity 659098 19771227 7582'],
    ['659098-1977-12-27-7582', 'identity 659098-1977-12-27-7582'],
    ['659098（19771227）7582', 'identity 659098（19771227）7582'],
    ['659098\n197712277582', 'identity 659098\n197712277582'],
    ['６５９０９８１９７７１２２７７５８２', 'identity ６５９０９８１９７７１２２７７５８２'],
    ['六五九零九八一九七七一二二七七五八二', 'identity 六五九零九八一九七七一二二七七五八二'],
    ['身份证：42909919700112425 X', 'identity 42909919700112425 X'],
    ['旧身份证号420599620304123', 'identity 420599620304123'],
    [`照片/张三身份证${id}.jpg`, `identity ${id}`],
    [`残疾证号${id}43`, `identity ${id}`],
    [`残疾证${idX}43，二级`, `identity ${idX}`],
    [`${id}、${idX}`, `identity ${id}`, `identity ${idX}`],
  ]);
});

describe('an identity number is not', () => {
  table([
    ['659098197712277583'], // its check digit
    ['659098197713277582'], // a thirteenth month
    ['559098197712277589'], // no such province
    ['420599620304123'], // fifteen digits of nobody
    [`A${id}`],
    [`${id}00`],
    [`${id}431`],
    ['6590**********7582'],
    [`统一社会信用代码${id}`],
    [`订单号：${id}`],
  ]);
});

describe('bank cards are found', () => {
  table([
    [card, `bankCard ${card}`],
    ['6228 4800 0022 4154 997', 'bankCard 6228 4800 0022 4154 997'],
    ['622848 0000224154997', 'bankCard 622848 0000224154997'],
    ['6228480000\n224154997', 'bankCard 6228480000\n224154997'],
    ['账号 6228 4800 0022 4154 997 户名张三', 'bankCard 6228 4800 0022 4154 997'],
    ['6225880000527722（社保卡）', 'bankCard 6225880000527722'],
    ['银行卡号：4270200000486440', 'bankCard 4270200000486440'],
    ['存折账号9400340000558756', 'bankCard 9400340000558756'],
  ]);
});

describe('a bank card is not', () => {
  table([
    ['6228480000224154998'], // Luhn
    [`订单号：${card}`],
    [`流水${card}`],
    [`${card}元`],
    ['票据编号 4270200000486440'],
    ['4270200000486440'], // only words or fours make a card of it
    ['6228 **** **** 4997'],
  ]);
});

describe('mobile numbers are found', () => {
  table([
    ['13800001234', 'phone 13800001234'],
    ['138 0000 1234', 'phone 138 0000 1234'],
    ['138-0000-1234', 'phone 138-0000-1234'],
    ['138（0000）1234', 'phone 138（0000）1234'],
    ['联系电话138/0000/1234', 'phone 138/0000/1234'],
    ['+86 13800001234', 'phone 13800001234'],
    ['0086-138-0000-1234', 'phone 138-0000-1234'],
    ['１３８００００１２３４', 'phone １３８００００１２３４'],
    ['手机幺三八零零零零幺二三四', 'phone 幺三八零零零零幺二三四'],
    ['手机一三八 零零零零 一二三四', 'phone 一三八 零零零零 一二三四'],
    ['电话138OOOO1234', 'phone 138OOOO1234'],
    ['电话138--0000--1234', 'phone 138--0000--1234'],
    ['86-138-0000-1234 张某', 'phone 138-0000-1234'],
    ['电话：13800001234.0', 'phone 13800001234'],
    ['6599 0120 0001\t138 0000 1234', 'phone 138 0000 1234'],
    ['138\u200b0000\u200b1234', 'phone 138\u200b0000\u200b1234'],
    ['138 0000 1234 139 0000 1234', 'phone 138 0000 1234', 'phone 139 0000 1234'],
    ['1.13800001234', 'phone 13800001234'],
    ['水管工 13800001234，24小时', 'phone 13800001234'],
    ['老李电话13800001234元旦放假', 'phone 13800001234'],
    ['李四_13800001234.pdf', 'phone 13800001234'],
    ['13800001234户主张三', 'phone 13800001234'],
  ]);
});

describe('a mobile number is not', () => {
  table([
    ['13800001234元'],
    ['13,800,001,234'],
    ['0.13800001234'],
    ['¥13800001234'],
    ['植树13800001234株'],
    ['产值13800001234.0'],
    ['共计13800001234'],
    ['合同号：NO.13800001234'],
    ['字第13800001234号'],
    ['ZB-2026-13800001234'],
    ['http://example.cn/art_13800001234.html'],
    ['票数 138 0000 1234 56'],
    ['100-138-0001-1234 型'],
    ['1380001'],
    ['12800001234'],
    ['138****1234'],
    ['0717-4212345'],
    ['2026-09-01 2026-09-30'],
  ]);
});

describe('what stands over the column', () => {
  it('says what a number is', () => {
    assert.deepEqual(foundIn('13800001234', '联系电话'), ['phone 13800001234']);
    assert.deepEqual(foundIn('13800001234', '票号'), []);
    assert.deepEqual(foundIn('13800001234', '金额（元）'), []);
    assert.deepEqual(foundIn('9400340000558756', '银行账号'), ['bankCard 9400340000558756']);
    assert.deepEqual(foundIn('420599620304123', '身份证号'), ['identity 420599620304123']);
  });
});
