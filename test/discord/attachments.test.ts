import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import { textFilesOf } from '../../src/discord/attachments/text-files.js';
import { useStage } from '../support/discord/bot.js';
import { useFiles } from '../support/discord/files.js';
import { IDENTITY } from '../support/discord/gateway.js';
import { answer, article, quote } from '../support/discord/library.js';

const stage = useStage();
const files = useFiles();
const BOT = `<@${IDENTITY.applicationId}>`;
const one = article({ id: 'one', title: '甲', text: '这是第1句话。' });
const LONG = '这是一句很长的话，说的是同一件事情。'.repeat(1000);

beforeEach(() => {
  stage.library.articles.push(one);
  stage.library.reply = () => answer('found', [quote(one, '这是第1句话。')]);
});

const start = () => stage.start({ clientOptions: files.clientOptions });

describe('a text file of a message', () => {
  it.each([
    ['Find source', () => stage.library.lookedFor],
    ['Who said it', () => stage.library.lookedFor],
    ['Answer this', () => stage.library.asked.map(({ question }) => question)],
  ])('is read by “%s”', async (command, seen) => {
    await start();
    const attachments = [files.add('message.txt', '**什么**是注意力？')];
    await stage.discord.inspect(command, { content: '看这个', attachments }).reply();
    expect(seen()).toEqual(['看这个\n什么是注意力？']);
  });

  it('is read where a message mentions the bot, and looked for where it asks whether that is so', async () => {
    await start();
    const attachments = [files.add('message.txt', '什么是注意力？')];
    await stage.discord.say(BOT, { more: { attachments } }).reply();
    expect(stage.library.asked).toMatchObject([{ question: '什么是注意力？' }]);
    await stage.discord.say(`${BOT} 这个是真的吗`, { more: { attachments } }).reply();
    expect(stage.library.lookedFor.at(-1)).toBe('什么是注意力？');
    expect(stage.library.asked).toHaveLength(1);
  });

  it('is read where somebody else’s message is answered, and where one is forwarded', async () => {
    await start();
    const attachments = [files.add('note.md', '郁金香涨价了')];
    const replyTo = {
      id: '9',
      channel_id: IDENTITY.channelId,
      author: { id: '2' },
      content: '',
      attachments,
    };
    await stage.discord.say(`${BOT} 这个是真的吗`, { replyTo }).reply();
    expect(stage.library.lookedFor).toEqual(['郁金香涨价了']);
    const snapshot = { content: '', embeds: [], attachments };
    const forwarded = {
      message_reference: { type: 1, message_id: '1' },
      message_snapshots: [{ message: snapshot }],
    };
    await stage.discord.inspect('Find source', forwarded).reply();
    expect(stage.library.lookedFor).toEqual(['郁金香涨价了', '郁金香涨价了']);
  });

  it('in an encoding of Chinese is read as what it says', async () => {
    await start();
    const attachments = [files.add('old.txt', iconv.encode('什么是注意力机制？它从哪里来？', 'gb18030'))];
    await stage.discord.inspect('Answer this', { attachments }).reply();
    expect(stage.library.asked).toMatchObject([{ question: '什么是注意力机制？它从哪里来？' }]);
  });

  it('that is longer than what is read is said to be', async () => {
    await start();
    const attachments = [files.add('message.txt', LONG)];
    const found = await stage.discord.inspect('Find source', { attachments }).reply();
    expect(found.content).toContain('Only the first 6000 characters of it were read.');
    expect(stage.library.lookedFor.at(-1)).toHaveLength(6000);
    const answered = await stage.discord.inspect('Answer this', { attachments }).reply();
    expect(answered.content).toContain('Only the first 500 characters of it were read.');
    const said = await stage.discord.say(`${BOT} ${LONG.slice(0, 700)}`).reply();
    expect(said.content).toContain('Only the first 500 characters of it were read.');
    const whole = await stage.discord.inspect('Find source', { content: LONG.slice(0, 3000) }).reply();
    expect(whole.content).not.toContain('Only the first');
  });

  it('of any size keeps nobody waiting, and is read no further than needed', async () => {
    await start();
    let sent = 0;
    const endless = files.add('message.txt', (response) => {
      const write = (): void => {
        while (!response.destroyed && sent < 2 ** 28) {
          sent += 65_536;
          if (!response.write('很长的一句话。'.repeat(3000))) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    await stage.discord.inspect('Find source', { attachments: [endless] }).reply();
    expect(sent).toBeLessThan(2 ** 26);
  });

  it.each([
    ['is gone', () => files.add('message.txt', (response) => void response.writeHead(404).end())],
    ['is no text', () => files.add('message.txt', new Uint8Array([1, 0, 2, 0, 0, 255]))],
    [
      'is elsewhere by now',
      () =>
        files.add(
          'message.txt',
          (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
        ),
    ],
  ])('that %s is said not to be read, and the log keeps no name of it', async (_, add) => {
    await start();
    const attachments = [add()];
    const told = await stage.discord.inspect('Answer this', { attachments }).reply();
    expect(told).toMatchObject({ isEphemeral: true, content: expect.stringContaining('could not be read') });
    const said = stage.discord.say(BOT, { more: { attachments } });
    expect(await said.reaction()).toBe('⏳');
    const withWords = await stage.discord
      .inspect('Answer this', { content: '什么是甲？', attachments })
      .reply();
    expect(withWords.embeds).toHaveLength(1);
    expect(JSON.stringify(stage.log)).not.toContain('message.txt');
  });
});

describe('other files', () => {
  it.each([
    ['a picture', { filename: 'a.png', content_type: 'image/png' }],
    ['a page', { filename: 'a.html', content_type: 'text/html' }],
    ['elsewhere', { url: 'https://cdn.discordapp.com.example.org/message.txt' }],
    ['elsewhere, by the name of somebody', { url: 'https://cdn.discordapp.com@example.org/message.txt' }],
    ['not encrypted', { url: 'http://cdn.discordapp.com/message.txt' }],
    ['behind another port', { url: 'https://cdn.discordapp.com:8443/message.txt' }],
    ['no address', { url: 'message.txt' }],
  ])('are not fetched: %s', async (_, more) => {
    const file = { url: 'https://cdn.discordapp.com/message.txt', filename: 'message.txt', ...more };
    expect(textFilesOf([file])).toEqual([]);
    await start();
    const reply = await stage.discord
      .inspect('Find source', { attachments: [{ id: '1', size: 1, ...file }] })
      .reply();
    expect(reply.content).toContain('no text');
    expect(files.asked).toEqual([]);
  });

  it('but the first three are not either', () => {
    const file = { url: 'https://cdn.discordapp.com/a/message.txt', filename: 'message.txt' };
    expect(textFilesOf([file, file, file, file])).toHaveLength(3);
  });
});
