import { countQuestion, inTurn } from '../../../interactions/question-turn.js';
import { articleGone, Refusal, unknownButton } from '../../../interactions/refusal.js';
import { questionIn } from '../../../render/answer.js';
import { addressLines } from '../addressing.js';
import { helpRowsIn } from '../help-row.js';
import { askNarrowed, narrowingLines } from '../narrowing.js';
import { answerReply } from '../reply.js';
import { pageStart, shownPart } from '../shown-part.js';
import { acknowledge, type Press, questionOf, show } from './press.js';

/** The next quotes: the question is asked again, so that no answer has to be kept. */
export async function showMore(press: Press): Promise<void> {
  const { interaction, state, context } = press;
  const { content } = interaction.message;
  if (state.next === null) throw unknownButton(context);
  const { question, narrowing, before } = questionOf(press);
  countQuestion(interaction, context);
  const { isOwn, ...target } = await acknowledge(press);
  const place = { first: state.next, count: state.count };
  const asked = await inTurn(interaction, context, () =>
    askNarrowed(context.answers, question, narrowing, {
      after: pageStart(place),
      top: state.count,
      ...(before.length > 0 && { before }),
    }),
  );
  if (!('answer' in asked)) throw articleGone(context);
  const part = shownPart(asked.answer, place);
  if (part.quotes.length === 0) throw new Refusal(({ t }) => t('noMoreQuotes'));
  const options = {
    ...place,
    ...target,
    above: isOwn ? addressLines(content) : [],
    belowEcho: narrowingLines(narrowing, asked.article, target.messages),
    echo: questionIn(content) !== null,
    nonce: state.nonce,
    helpRows: target.isPublic ? helpRowsIn(interaction.message.components, context.ids) : [],
  };
  await show(press, answerReply(asked.answer, part, options, context));
}
