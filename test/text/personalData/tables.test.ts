import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { personalDataInTable } from '../../../src/text/personalData/index.ts';
import { maskedTable } from './found.ts';

/** `kind row,cell words` of a table whose first line is its header. */
function foundInTable([header, ...rows]: [string[], ...string[][]]): string[] {
  return personalDataInTable(header, rows).map(({ kind, row, cell, start, end }) => `${kind} ${row},${cell} ${[header, ...rows][row + 1]![cell]!.slice(start, end)}`);
}

describe('personal data in a table', () => {
  it('is found in its header, too', () => {
    assert.deepEqual(foundInTable([['联系人13800001234', '金额'], ['', '5']]), ['phone -1,0 13800001234']);
  });

  it('is found where a number is broken over cells of a row, and masked there', () => {
    const header = ['姓名', '身份证号', '', '', '金额'];
    const rows = [['张*三', '659098', '19771227', '7582', '300']];
    assert.deepEqual(foundInTable([header, ...rows]), ['identity 0,1 659098', 'identity 0,2 19771227', 'identity 0,3 7582']);
    assert.deepEqual(new Set(personalDataInTable(header, rows).map(({ group }) => group)), new Set([1]), 'one number is one group');
    assert.deepEqual(maskedTable(header, rows)[1], ['张*三', '6590**', '********', '7582', '300']);
  });

  it('is found where each digit has a cell, as in a form', () => {
    const digits = [...'13800001234'];
    assert.equal(foundInTable([['手机', ...digits.slice(1).map(() => '')], digits]).length, 11);
    const lastIsX = [...'11010519010203001X'];
    const found = foundInTable([['身份证号', ...lastIsX.slice(1).map(() => '')], lastIsX]);
    assert.deepEqual([found.length, found.pop()], [18, 'identity 0,17 X']);
  });

  it('is found where a number goes on in the lines below', () => {
    assert.deepEqual(foundInTable([['姓名', '身份证号'], ['张*三', '659098'], ['', '19771227'], ['', '7582']]), [
      'identity 0,1 659098', 'identity 1,1 19771227', 'identity 2,1 7582',
    ]);
  });

  it('is found behind words in the first cell', () => {
    assert.deepEqual(foundInTable([['说明', ''], ['电话：138', '00001234']]), ['phone 0,0 138', 'phone 0,1 00001234']);
  });

  it('is found where an address goes on in the next cell, and in a column of house numbers', () => {
    assert.deepEqual(foundInTable([['姓名', '住址', ''], ['张*三', '白果村四组', '37号']]), ['address 0,1 白果村四组', 'address 0,2 37号']);
    assert.deepEqual(foundInTable([['姓名', '村', '组', '门牌号'], ['张*三', '白果村', '四组', '37号']]), ['address 0,3 37号']);
    assert.deepEqual(foundInTable([['门牌号', '商户'], ['37号', '农资店']]), []);
  });

  it('is not what offices, counts and sums are', () => {
    assert.deepEqual(foundInTable([['单位', '地址'], ['青山镇司法所', '人民路22号']]), []);
    assert.deepEqual(foundInTable([['一月', '二月', '三月'], ['138', '0000', '1234']]), []);
    assert.deepEqual(foundInTable([['票号', '金额'], ['13800001234', '50.00']]), []);
    assert.deepEqual(foundInTable([['项目名称', '建设地点'], ['安全饮水', '白果村四组37号']]), []);
  });
});

describe('names in a list', () => {
  const named = (header: string, cell: string) => foundInTable([[header, '金额（元）'], [cell, '300']]);

  it('are named under the headers that names have, with blanks in them, too', () => {
    for (const header of ['姓名', '户主', '户 主', '户主姓名', '领款人', '申请人', '家庭成员', '低保对象']) {
      assert.deepEqual(named(header, '张三丰'), ['name 0,0 张三丰'], header);
    }
    assert.deepEqual(named('姓名', ' 李四 '), ['name 0,0 李四']);
  });

  it('are not sums, offices, nor what is masked or left out already', () => {
    for (const cell of ['合计', '小计', '柳溪村', '三组', '示例公司', '张*三', '张某', '张某某', '', '12']) assert.deepEqual(named('姓名', cell), [], cell);
    for (const header of ['项目', '负责单位', '品名', '']) assert.deepEqual(named(header, '张三丰'), [], header);
  });

  it('keep their first and last sign', () => {
    const masked = (cell: string) => maskedTable(['姓名'], [[cell]], true)[1]![0];
    assert.equal(masked('张三丰'), '张*丰');
    assert.equal(masked('李四'), '李*');
    assert.equal(masked('欧阳小凤'), '欧**凤');
  });
});
