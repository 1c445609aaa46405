import { minutesAndSeconds } from './duration.js';
import type { Messages } from './messages.js';

const STAGES = {
  reading: '正在讀取文章',
  embedding: '正在計算向量',
  writing: '正在寫入索引',
  verifying: '正在檢查新索引',
} as const;

export const zhTW: Messages = {
  question: (question) => `**問題：**${question}`,
  related: '沒有段落能確切回答這個問題，以下是最接近的段落：',
  nothing: '沒有文章回答這個問題。',
  nothingButNear: '沒有文章回答這個問題。以下段落只是內容相近，並不是答案：',
  keywordsOnly: '⚠️ **缺少向量模型，這次只按關鍵字搜尋。**換一種說法的段落可能沒有找到。',
  alsoIn: (places) => `也見於：${places.join('、')}`,

  page: (current, total) => `第 ${current} 頁，共 ${total} 頁`,
  previousPage: '上一頁',
  nextPage: '下一頁',
  noSuchArticle: (wanted) => `沒有找到文章「${wanted}」。`,
  nearestTitles: '標題最接近的文章：',
  articleGone: '這篇文章已經不在了。請用 /source 另選一篇。',

  reindexDenied: '重建索引需要「管理伺服器」權限，或者管理員身分組。',
  reindexBusy: '索引正在重建中，請等這一次完成。',
  reindexStarted: '正在重建索引……',
  progress: ({ stage, done, total }) => `${STAGES[stage]}：${done} / ${total}`,
  reindexDone: '索引重建完成',
  counts: ({ added, changed, removed, unchanged }) =>
    `新增 ${added} 篇，更新 ${changed} 篇，刪除 ${removed} 篇，未變 ${unchanged} 篇`,
  totals: ({ articles, passages, embedded }) =>
    `共 ${articles} 篇文章、${passages} 個段落，本次計算向量 ${embedded} 個`,
  model: (model) => `模型：${model}`,
  modelMissing: '⚠️ **缺少向量模型，目前只有關鍵字索引。**下次重建時會補全。',
  took: (ms) => {
    const { minutes, seconds } = minutesAndSeconds(ms);
    return minutes > 0 ? `用時 ${minutes} 分 ${seconds} 秒` : `用時 ${seconds} 秒`;
  },
  added: (names) => `新增：${names}`,
  changed: (names) => `更新：${names}`,
  removed: (names) => `刪除：${names}`,
  failed: (count) => `無法讀取（${count}）：`,
  warnings: (count) => `警告（${count}）：`,
  reposts: (count) => `同一文本的多篇文章（${count} 組）：`,
  andMore: (count) => `另有 ${count} 個`,

  unexpected: (id) => `出錯了，請再試一次。如果仍然出錯，請把這個編號告訴管理員：${id}`,
  stopping: '機器人即將重新啟動，請一分鐘後再試。',
};
