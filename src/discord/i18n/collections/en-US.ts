/** The texts about collections. */
export const collectionsEnUS = {
  collectionsBound: '{{place}} now reads: {{names}}',
  collectionsUnbound: '{{place}} no longer has collections of its own.',
  collectionsLine: '📚 {{place}}: {{names}}',
  collectionsServer: 'This server',
  collectionsAll: 'all collections',
  collectionsNone:
    '📚 The bot is on several servers, and nobody has chosen yet which collections of articles this one reads: until then it answers from none. The owner of the bot can choose with “/channels collection”.',
  collectionsUnknown: 'There is no collection “{{name}}” here. There are: {{names}}',
  collectionsNotYours:
    'Several servers share these articles: the admins of the index choose which of them a server reads. You can choose for its channels.',
  collectionName: 'collection',
  collectionDescription: 'Choose which collections of articles a channel, a category or the server reads',
  boundChannelName: 'channel',
  boundChannelDescription: 'Which channel or category? (the whole server if you don’t say)',
  collectionNamesName: 'names',
  collectionNamesDescription:
    'One or several, with commas between them; * for all. Leave it out to take the choice back',
} as const;
