/** The texts about collections. */
export const collectionsZhTW = {
  collectionsBound: '{{place}} 現在使用：{{names}}',
  collectionsUnbound: '{{place}} 不再有單獨指定的合集。',
  collectionsLine: '📚 {{place}}：{{names}}',
  collectionsServer: '本伺服器',
  collectionsAll: '全部合集',
  collectionsNone:
    '📚 機器人在多個伺服器上，還沒有人指定本伺服器使用哪些文章合集；在此之前，它不會從任何合集作答。機器人的擁有者可以用 /channels collection 指定。',
  collectionsUnknown: '這裡沒有合集「{{name}}」。可選：{{names}}',
  collectionsNotYours:
    '這些文章由多個伺服器共用：每個伺服器使用哪些合集，由索引管理員決定。你可以為本伺服器的頻道選擇。',
  collectionName: '合集',
  collectionDescription: '選擇頻道、類別或整個伺服器使用哪些文章合集',
  boundChannelName: '頻道',
  boundChannelDescription: '哪個頻道或類別？（不填則為整個伺服器）',
  collectionNamesName: '合集名稱',
  collectionNamesDescription: '一個或幾個，用逗號隔開；* 表示全部。不填則取消指定',
} as const;
