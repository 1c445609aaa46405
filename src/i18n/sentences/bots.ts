/** What is said of several bots, by its English texts, as in the catalogues beside. */
export const botsZhCN = {
  'does not say which shards of how many this process serves: it looks like 0/2, 0-3/16 or 0,2/4':
    '没有说明这个进程负责总共几个分片中的哪些：它的形式如 0/2、0-3/16 或 0,2/4',
} as const;

export const botsZhTW = {
  'does not say which shards of how many this process serves: it looks like 0/2, 0-3/16 or 0,2/4':
    '沒有說明這個行程負責總共幾個分片中的哪些：它的形式如 0/2、0-3/16 或 0,2/4',
} as const;
