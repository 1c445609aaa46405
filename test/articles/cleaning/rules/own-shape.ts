import { LIBRARY, TEA } from '../../fixtures/bodies.js';
import { site } from '../../fixtures/fixture.js';
import { blocks, type RuleCase } from './rule-case.js';

/** What a block looks like by itself. */
export const OWN_SHAPE: readonly RuleCase[] = [
  {
    rule: 'links',
    name: 'a menu, and a paragraph that cites',
    found: { page: blocks(`- [要闻](${site}/1)\n- [生活](${site}/2)`, LIBRARY), words: '要闻' },
    not: {
      page: blocks(LIBRARY, `这件事[晨报](${site}/m)和[晚报](${site}/e)都写过，说法却各不相同。`),
      words: '晨报',
    },
  },
  {
    rule: 'buttons',
    name: 'a row of buttons, and a label that leads to a list',
    found: { page: blocks(LIBRARY, '收藏 点赞 评论(8) 分享'), words: '点赞' },
    not: { page: blocks(LIBRARY, '推荐：'), words: '推荐' },
  },
  {
    rule: 'buttons',
    name: 'a button, and the label over a press contact',
    found: { page: blocks(LIBRARY, '**联系我们**', LIBRARY), words: '联系我们' },
    not: { page: blocks(LIBRARY, '**联系我们**', 'wang@river.example.org'), words: '联系我们' },
  },
  {
    rule: 'notices',
    name: 'a notice of rights, and a paragraph on rights',
    found: { page: blocks(LIBRARY, '版权声明：本文版权归本站所有，转载请注明出处。'), words: '版权声明' },
    not: { page: blocks(LIBRARY, '馆长说，老照片的版权属于拍它们的人，展出以前都问过了。'), words: '版权' },
  },
  {
    rule: 'calls',
    name: 'a call to follow, and a sentence on followers',
    found: { page: blocks(TEA, '欢迎扫码关注我们的公众号，每天一杯茶。'), words: '扫码' },
    not: { page: blocks(TEA, '茶馆的公众号关注者不多，老板说茶凉了再发也不迟。'), words: '关注者' },
  },
];
