/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SUBJECTS =
  '训练 推理 缓存 调度 量化 检索 索引 芯片 数据 许可证 评测 部署 监控 网关 队列 日志 权限 接口 模型 语料'.split(
    ' ',
  );
const OWNERS = '编辑部 运维组 实验室 读者 供应商 审计员 项目组 合作方 社区 研究员 会计 志愿者'.split(' ');
const VERBS =
  '降低了 推迟了 改变了 依赖于 超过了 解释了 重写了 放慢了 公布了 检查了 合并了 拆开了 记录了 估算了'.split(
    ' ',
  );
const OBJECTS =
  '成本 延迟 产能 精度 吞吐量 公开的记录 下一季的计划 去年的预算 备用的机房 第三方的报告 最初的假设 用户的反馈 合同的附件 测试的样本'.split(
    ' ',
  );
const LINKS = '因此 不过 后来 与此同时 在这之前 从那时起 换句话说 按照惯例 出于谨慎 到了年底'.split(' ');
const FIRST_HAN = 0x4e00;

/** A word that few articles have: two Han characters drawn from as many as a dictionary has entries. */
function rareWord(random: () => number): string {
  // Squared, so that some of them come often and most hardly ever, as words do.
  const at = Math.floor(random() ** 2 * 40_000);
  return String.fromCharCode(
    FIRST_HAN + (at % 6000),
    FIRST_HAN + 500 + Math.floor(at / 6000) * 37 + (at % 31),
  );
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

/** A sentence of our own words, 30 to 50 characters long. */
export function sentence(random: () => number): string {
  const parts = [
    pick(OWNERS, random),
    pick(VERBS, random),
    rareWord(random),
    '的',
    pick(OBJECTS, random),
    '，',
    pick(LINKS, random),
    pick(SUBJECTS, random),
    rareWord(random),
    pick(VERBS, random),
    pick(OBJECTS, random),
  ];
  return `${parts.join('')}${random() < 0.3 ? `，共${Math.floor(random() * 9000)}项` : ''}。`;
}

/** The paragraphs of an article with about so many characters. */
export function paragraphs(seed: number, characters: number): string[] {
  const random = randomOf(seed);
  const all: string[] = [];
  for (let length = 0; length < characters; ) {
    const text = Array.from({ length: 3 + Math.floor(random() * 4) }, () => sentence(random)).join('');
    length += text.length;
    all.push(text);
  }
  return all;
}

export function articleFile(seed: number, characters: number): string {
  const body = paragraphs(seed, characters);
  const middle = Math.floor(body.length / 2);
  const text = [...body.slice(0, middle), `## 第${seed}节`, ...body.slice(middle)].join('\n\n');
  return `---\ntitle: 第${seed}号记录\nurl: https://example.com/records/${seed}\ndate: 2024-${String(1 + (seed % 12)).padStart(2, '0')}-11\n---\n\n${text}\n`;
}

/** A question about something that stands in the article of that seed. */
export function questionAbout(seed: number, random: () => number): string {
  const body = paragraphs(seed, 400).join('');
  const sentences = body.split('。').filter(Boolean);
  const [, second = ''] = (pick(sentences, random) || '').split('，');
  return `${second}是怎么回事？`;
}
