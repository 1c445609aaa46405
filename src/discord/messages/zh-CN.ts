import { minutesAndSeconds } from './duration.js';
import type { Messages } from './messages.js';

const STAGES = {
  reading: '正在读取文章',
  embedding: '正在计算向量',
  writing: '正在写入索引',
  verifying: '正在检查新索引',
} as const;

export const zhCN: Messages = {
  question: (question) => `**问题：**${question}`,
  related: '没有段落能确切回答这个问题，以下是最接近的段落：',
  nothing: '没有文章回答这个问题。',
  nothingButNear: '没有文章回答这个问题。以下段落只是内容相近，并不是答案：',
  keywordsOnly: '⚠️ **缺少向量模型，这次只按关键词搜索。**换一种说法的段落可能没有找到。',
  alsoIn: (places) => `也见于：${places.join('、')}`,

  page: (current, total) => `第 ${current} 页，共 ${total} 页`,
  previousPage: '上一页',
  nextPage: '下一页',
  noSuchArticle: (wanted) => `没有找到文章“${wanted}”。`,
  nearestTitles: '标题最接近的文章：',
  articleGone: '这篇文章已经不在了。请用 /source 另选一篇。',

  reindexDenied: '重建索引需要“管理服务器”权限，或者管理员身份组。',
  reindexBusy: '索引正在重建中，请等这一次完成。',
  reindexStarted: '正在重建索引……',
  progress: ({ stage, done, total }) => `${STAGES[stage]}：${done} / ${total}`,
  reindexDone: '索引重建完成',
  counts: ({ added, changed, removed, unchanged }) =>
    `新增 ${added} 篇，更新 ${changed} 篇，删除 ${removed} 篇，未变 ${unchanged} 篇`,
  totals: ({ articles, passages, embedded }) =>
    `共 ${articles} 篇文章、${passages} 个段落，本次计算向量 ${embedded} 个`,
  model: (model) => `模型：${model}`,
  modelMissing: '⚠️ **缺少向量模型，目前只有关键词索引。**下次重建时会补全。',
  took: (ms) => {
    const { minutes, seconds } = minutesAndSeconds(ms);
    return minutes > 0 ? `用时 ${minutes} 分 ${seconds} 秒` : `用时 ${seconds} 秒`;
  },
  added: (names) => `新增：${names}`,
  changed: (names) => `更新：${names}`,
  removed: (names) => `删除：${names}`,
  failed: (count) => `无法读取（${count}）：`,
  warnings: (count) => `警告（${count}）：`,
  reposts: (count) => `同一文本的多篇文章（${count} 组）：`,
  andMore: (count) => `另有 ${count} 个`,

  unexpected: (id) => `出错了，请再试一次。如果仍然出错，请把这个编号告诉管理员：${id}`,
  stopping: '机器人即将重启，请一分钟后再试。',
};
