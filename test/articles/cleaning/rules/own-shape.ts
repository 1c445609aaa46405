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
    name: 'a row of labels, and a sentence with spaces round a word that is one elsewhere',
    found: { page: blocks(LIBRARY, '打印 收藏 转发'), words: '打印' },
    not: { page: blocks(LIBRARY, '你可以把这些 print 出来试试', LIBRARY), words: '出来试试' },
  },
  {
    rule: 'links',
    name: 'a numbered headline of the page’s own, and an item that leads to another site',
    found: { page: blocks(LIBRARY, `3、[城里的新灯](${site}/3)`), words: '新灯' },
    not: { page: blocks(LIBRARY, '3、[城里的新灯](https://lamps.example.org/3)'), words: '新灯' },
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
    rule: 'platform-lines',
    name: 'a line of a platform, and a sentence on applause',
    found: { page: blocks('# 灯为什么还在', '243 人赞同了该回答', LIBRARY), words: '人赞同了' },
    not: {
      page: blocks('# 灯为什么还在', '有 243 人赞同了馆长的主意，包括那位老邻居。', LIBRARY),
      words: '人赞同了',
    },
  },
  {
    rule: 'notices',
    name: 'a text that forbids, and an abstract that lists what it speaks of',
    found: { page: blocks(LIBRARY, '本文由作者授权发布，未经许可不得转载。'), words: '未经许可' },
    not: {
      page: blocks('本文列出馆里的全部规矩，涵盖图片版权、读者隐私和借书权利。', LIBRARY),
      words: '版权',
    },
  },
  {
    rule: 'calls',
    name: 'a call to write, and news of an address',
    found: { page: blocks(LIBRARY, '欢迎投稿，来稿请发至邮箱 post@river.example.org。'), words: '投稿' },
    not: {
      page: blocks('图书馆今年添了订阅服务，还申请了公用邮箱 post@river.example.org。', LIBRARY),
      words: '公用邮箱',
    },
  },
  {
    rule: 'calls',
    name: 'a call to follow a channel, and a step that sets one up',
    found: { page: blocks(LIBRARY, '关注我们的频道，订阅 Newsletter，每周见。'), words: '每周见' },
    not: {
      page: blocks('**第一步**', '订阅播客和 Newsletter，把新的内容存进文件夹。', LIBRARY),
      words: '文件夹',
    },
  },
  {
    rule: 'calls',
    name: 'a call to follow, and a sentence on followers',
    found: { page: blocks(TEA, '欢迎关注我们的公众号，每天一杯茶。'), words: '欢迎关注' },
    not: { page: blocks(TEA, '茶馆的公众号关注者不多，老板说茶凉了再发也不迟。'), words: '关注者' },
  },
  {
    rule: 'screen-calls',
    name: 'a call to press what stands on the screen, and one that an author may make as well',
    found: { page: blocks(TEA, '长按下面的二维码，关注我们的公众号，每天一杯茶。'), words: '长按' },
    not: { page: blocks(TEA, '欢迎关注我们的公众号，每天一杯茶。'), words: '欢迎关注' },
  },
];
