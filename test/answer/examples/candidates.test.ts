import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../src/answer/examples/candidates.js';
import { articleOf } from '../../support/article.js';

const LONG = '这里有一段话，说的是上面的那件事。';

describe('questions that an article may answer', () => {
  it('are its headings and its title where they ask, with a mark where that was left out', () => {
    const text = `# 1. 怎样估算计算量\n\n${LONG}\n\n# 为什么小模型喂得更多？\n\n${LONG}\n\n# How large is an index?\n\n${LONG}`;
    const { own } = candidatesOf(articleOf(text, { title: '557.6万美元是怎么算出来的：读训练账单' }));
    expect(own).toEqual([
      '557.6万美元是怎么算出来的？',
      '怎样估算计算量？',
      '为什么小模型喂得更多？',
      'How large is an index?',
    ]);
  });

  it('are what an interviewer asks last, those first that say most', () => {
    const text = [
      '记者：大家都在谈这个。学生也做强化学习了吗？',
      '李四：没有做。',
      '记者：蒸馏需要多少张H800显卡？',
      '李四：八张就够了。',
      '记者：那后来呢？',
      '李四：后来就这样了。',
    ].join('\n\n');
    expect(candidatesOf(articleOf(text)).own).toEqual(['蒸馏需要多少张H800显卡？', '学生也做强化学习了吗？']);
  });

  it.each([
    '你怎么看？',
    '这是什么意思呢，怎么办？',
    '那训练需要多少显卡？',
    'What do you think about scaling laws?',
    '为什么？',
    `${'很'.repeat(40)}长是为什么？`,
    '你是谁？',
  ])('are none that only somebody who is there understands, or that is too short or long: %s', (heading) => {
    expect(candidatesOf(articleOf(`# ${heading}\n\n${LONG}`, { title: '' })).own).toEqual([]);
  });

  it('are made of what it defines and of its headings, in its script', () => {
    const text = `注意力机制是一种给词分配权重的办法。注意力机制很快。注意力机制也很贵。\n\n# 三種型號的頻寬\n\n${LONG}`;
    const made = (lang: 'zh-Hans' | 'zh-Hant') => candidatesOf(articleOf(text, { lang, title: '小结' })).made;
    expect(made('zh-Hans')).toEqual(['什么是注意力机制？', '关于三種型號的頻寬，文章怎么说？']);
    expect(made('zh-Hant')).toEqual(['什麼是注意力机制？', '關於三種型號的頻寬，文章怎麼說？']);
  });
});
