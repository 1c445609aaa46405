/** The texts about collections. */
export const collectionsZhCN = {
  collectionsBound: '{{place}} 现在使用：{{names}}',
  collectionsUnbound: '{{place}} 不再有单独指定的合集。',
  collectionsLine: '📚 {{place}}：{{names}}',
  collectionsServer: '本服务器',
  collectionsAll: '全部合集',
  collectionsNone:
    '📚 机器人在多个服务器上，还没有人指定本服务器使用哪些文章合集；在此之前，它不会从任何合集作答。机器人的所有者可以用 /channels collection 指定。',
  collectionsUnknown: '这里没有合集“{{name}}”。可选：{{names}}',
  collectionsNotYours:
    '这些文章由多个服务器共用：每个服务器使用哪些合集，由索引管理员决定。你可以为本服务器的频道选择。',
  collectionName: '合集',
  collectionDescription: '选择频道、分类或整个服务器使用哪些文章合集',
  boundChannelName: '频道',
  boundChannelDescription: '哪个频道或分类？（不填则为整个服务器）',
  collectionNamesName: '合集名称',
  collectionNamesDescription: '一个或几个，用逗号隔开；* 表示全部。不填则取消指定',
} as const;
