import { describe, expect, it } from 'vitest';
import { OTHER, useAnswers } from '../../support/discord/answers.js';
import type { UsedInteraction } from '../../support/discord/interactions.js';

const { stage, answerInOrder, asked, press, textOf, labels, pick } = useAnswers();

describe('with ECHO=off', () => {
  const ASKED = '什么 *事*？';
  const echoOff = { config: { echo: false } };

  /** All that was shown of an answer to whoever can see the message. */
  const seen = (...all: readonly UsedInteraction[]): string =>
    JSON.stringify(all.flatMap(({ history, followUps }) => [...history, ...followUps]));

  it('further quotes, another quote and votes work, and nothing shows the question', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const used = await asked();
    expect(labels(used)).toEqual([
      ['quote 1 of 3'],
      ['Longer', 'Shorter -', 'Read'],
      ['More quotes', 'Ask further', 'Helpful', 'Not helpful', 'Delete'],
    ]);
    const next = await press(used, 'More quotes');
    const ofOther = await pick(next, 5, OTHER);
    const wider = await press(used, 'Longer');
    const voted = stage.discord.press(wider, 'Not helpful', OTHER);
    await voted.acknowledged();
    expect(stage.library.asked.map(({ question }) => question)).toEqual([ASKED, ASKED]);
    expect(stage.journal.gaps(null).concat(stage.journal.gaps(stage.discord.identity.guildId))).toEqual([
      expect.objectContaining({ question: ASKED }),
    ]);
    expect(seen(used, next, ofOther, wider, voted)).not.toContain('什么');
  });

  it('what was shared works for everyone, without the question', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const hidden = await asked({ private: true });
    expect(hidden.message?.content).toContain('什么');
    const shared = await stage.discord.press(hidden, 'Share').followUp();
    const next = stage.discord.press({ message: shared, userId: OTHER.userId }, 'More quotes', OTHER);
    await next.reply();
    expect(stage.library.asked[1]).toMatchObject({ question: ASKED, after: 3 });
    expect(JSON.stringify(shared) + seen(next)).not.toContain('什么');
  });

  it('a question goes on from what was asked, and its further quotes do, and nothing shows either', async () => {
    answerInOrder();
    const { reply } = stage.library;
    stage.library.reply = async (question) => ({ ...(await reply(question)), continues: ASKED });
    await stage.start(echoOff);
    const form = stage.discord.press(await asked({ tag: '账单' }), 'Ask further', OTHER);
    const further = await stage.discord.fillIn(form, ' 那多少 ', OTHER);
    await further.reply();
    expect(further.message?.content).toBe('-# Following on from the question before');
    await press(further, 'More quotes', OTHER);
    const before = [ASKED];
    expect(stage.library.asked.slice(1)).toMatchObject([
      { question: '那多少', filter: { tag: '账单' }, before },
      { question: '那多少', filter: { tag: '账单' }, before, after: 3 },
    ]);
    const again = stage.discord.press(further, 'Ask further', OTHER);
    await (await stage.discord.fillIn(again, '为什么', OTHER)).reply();
    expect(stage.library.asked.at(-1)?.before).toEqual([ASKED, '那多少']);
    expect(seen(further)).not.toContain('什么');
  });

  it('further quotes stay with the tag that was asked of', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const used = await asked({ tag: '账单' });
    await press(used, 'More quotes');
    expect(stage.library.asked[1]).toMatchObject({ filter: { tag: '账单' }, after: 3 });
  });

  it('after a restart they say that the question has to be asked again, and the others go on', async () => {
    answerInOrder();
    const before = await stage.start(echoOff);
    const used = await asked();
    await before.stop();
    await stage.start(echoOff);
    for (const label of ['More quotes', 'Ask further', 'Helpful']) {
      const told = await stage.discord.press(used, label).told();
      expect(told).toMatchObject({
        isEphemeral: true,
        content: expect.stringContaining('ask again with'),
      });
    }
    expect(textOf(await press(used, 'Longer'))).toContain('句话');
  });
});
