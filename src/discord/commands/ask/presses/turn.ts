import { countQuestion, inTurn } from '../../../interactions/question-turn.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import { questionIn } from '../../../render/answer.js';
import { answerReply } from '../reply.js';
import { acknowledge, type Press } from './press.js';

/** Other quotes, or another quote in focus: the question is asked again, so that nothing has to be kept. */
export async function turnTo(press: Press, first: number, focus: number): Promise<void> {
  const { interaction, state, context } = press;
  const question = questionIn(interaction.message.content);
  if (question === null) throw unknownButton(context);
  countQuestion(interaction, context);
  const { isOwn, isShareable, messages } = await acknowledge(press);
  const { count, nonce } = state;
  const isShared = isOwn && state.isShared;
  const answer = await inTurn(interaction, context, () =>
    context.answers.ask(question, { after: first, top: count }),
  );
  if (answer.quotes.length === 0) throw new Refusal(({ t }) => t('noMoreQuotes'));
  const shown = { first, count, focus: focus % answer.quotes.length, isShareable, isShared, nonce, messages };
  await interaction.editReply(answerReply(answer, shown, context));
}
