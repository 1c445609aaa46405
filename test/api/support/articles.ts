/** Articles of several shapes: a conversation, a table, headings, an emoji of several code units, an id with a slash. */
export const ARTICLES = {
  'cost.md':
    '---\ntitle: 训练成本\nurl: https://example.com/cost\ndate: 2025-02-11\ntags: [模型, 成本]\n---\n\n训练这个模型一共花了六百万美元。这笔钱大多用来租用显卡。\n\n## 推理的价格\n\n每一百万个词元的价格，一年里降了九成。\n\n| 模型 | 价格 |\n| --- | --- |\n| 甲 | 三美元 |\n| 乙 | 九美元 |\n',
  'notes/garden.md':
    '---\ntitle: 花园里的郁金香\ndate: 2023-04-05\ntags: [园艺]\n---\n\n春天的花园里开满了郁金香，园丁👩‍🌾每天早上浇水。😀 到了五月，花就谢了。\n',
  'talk.md':
    '# 访谈\n\n2024-06-01\n\n**记者：** 推理为什么便宜了？\n\n**林晓：** 推理便宜了，主要靠量化和缓存，还有更好的调度。\n\n**记者：** 以后还会再便宜吗？\n\n**林晓：** 会的，只是不会这样快了。\n\n**记者：** 谢谢。\n\n**林晓：** 不客气。\n',
  'licences.txt':
    'What an open licence permits\n\nAn open licence permits everyone to copy the weights and to change them.\n\nSome licences forbid commercial use.\n',
} as const;
