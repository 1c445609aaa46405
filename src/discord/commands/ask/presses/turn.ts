import { countQuestion, inTurn } from '../../../interactions/question-turn.js';
import { articleGone, Refusal } from '../../../interactions/refusal.js';
import { questionIn } from '../../../render/answer.js';
import { askNarrowed, narrowingLines } from '../narrowing.js';
import { answerReply } from '../reply.js';
import { acknowledge, type Press, questionOf } from './press.js';

/** Other quotes, or another quote in focus: the question is asked again, so that no answer has to be kept. */
export async function turnTo(press: Press, first: number, focus: number): Promise<void> {
  const { interaction, state, context } = press;
  const { question, narrowing } = questionOf(press);
  const echo = questionIn(interaction.message.content) !== null;
  countQuestion(interaction, context);
  const { isOwn, isShareable, messages } = await acknowledge(press);
  const { count, nonce } = state;
  const isShared = isOwn && state.isShared;
  const asked = await inTurn(interaction, context, () =>
    askNarrowed(context.answers, question, narrowing, { after: first, top: count }),
  );
  if (!('answer' in asked)) throw articleGone(context);
  const { answer } = asked;
  if (answer.quotes.length === 0) throw new Refusal(({ t }) => t('noMoreQuotes'));
  const belowEcho = narrowingLines(narrowing, asked.article, messages);
  const shown = {
    belowEcho,
    first,
    count,
    focus: focus % answer.quotes.length,
    isShareable,
    isShared,
    echo,
    nonce,
    messages,
  };
  await interaction.editReply(answerReply(answer, shown, context));
}
