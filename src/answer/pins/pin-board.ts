import type { Pin, Pins } from '../../articles/pins/pins.js';
import { placeOfQuotation } from '../../articles/pins/quotation.js';
import { dot } from '../../embedding/dot.js';
import type { Embedder } from '../../embedding/embedder.js';
import { letsThrough } from '../../index/filter.js';
import type { ArticleFilter, PassageIndex } from '../../index/passage-index.js';
import { pacer } from '../../pacer.js';
import { embedQuestion } from '../../retrieval/question/meaning.js';
import { type Question, readQuestion } from '../../retrieval/question/question.js';
import { type ExcerptPlace, JUST_THIS } from '../excerpt.js';
import { lookUp } from '../found-article.js';
import { hasSameWords, isSameInWords, isSameText } from './alike.js';

/**
 * Questions of the same telling words ask the same from this cosine on, by the default model. Of 69 pairs written to
 * test it, none of the 37 that ask for different things is taken (`test/answer/pins`), nor is any of the 616 nearest
 * pairs of 2,826 questions from public sets.
 */
const SAME_MEANING = 0.9;

/** The source of the pins; gives the same object as long as nothing has changed. */
export interface PinSource {
  read(): Pins;
}

interface ReadPin {
  readonly pin: Pin;
  readonly questions: readonly Question[];
}

/** What an admin has pinned, ready to be compared with questions. */
export class PinBoard {
  readonly #source: PinSource;
  #read: { readonly of: Pins; readonly pins: Promise<readonly ReadPin[]> } | undefined;

  constructor(source: PinSource) {
    this.#source = source;
  }

  /** The present pins. */
  get pins(): Pins {
    return this.#source.read();
  }

  /** Each entry is several names of one thing. */
  get aliases(): readonly (readonly string[])[] {
    return this.pins.aliases.map(({ names }) => names);
  }

  /** What is pinned to a question, in the order of the file, as far as the pinned words are in their articles. */
  async placesFor(
    index: PassageIndex,
    embedder: Embedder | null,
    asked: string,
    filter: ArticleFilter = {},
  ): Promise<ExcerptPlace[]> {
    const places: ExcerptPlace[] = [];
    for (const pin of await this.pinsFor(embedder, asked))
      places.push(...(await placesOf(index, pin, filter)));
    return places;
  }

  /** The pins for a question, in the order of the file, whether they hold or not. */
  async pinsFor(embedder: Embedder | null, asked: string): Promise<Pin[]> {
    const pins = await this.#pinsRead();
    if (pins.length === 0) return [];
    const question = readQuestion(asked);
    const meant: Pin[] = [];
    for (const { pin, questions } of pins)
      if (await isAskedBy(question, questions, embedder)) meant.push(pin);
    return meant;
  }

  /** Read once, with pauses for other work: reading many takes longer than a question may. */
  #pinsRead(): Promise<readonly ReadPin[]> {
    const { pins } = this;
    if (this.#read?.of !== pins) this.#read = { of: pins, pins: readPins(pins) };
    return this.#read.pins;
  }
}

async function readPins({ pins }: Pins): Promise<ReadPin[]> {
  const pause = pacer();
  const read: ReadPin[] = [];
  for (const pin of pins) {
    await pause();
    read.push({ pin, questions: pin.questions.map(readQuestion) });
  }
  return read;
}

async function isAskedBy(
  question: Question,
  pinned: readonly Question[],
  embedder: Embedder | null,
): Promise<boolean> {
  if (pinned.some((one) => isSameText(one, question))) return true;
  for (const one of pinned)
    if (hasSameWords(one, question) && (await meansSame(one, question, embedder))) return true;
  return false;
}

/** Without a model, all words have to be the same. */
async function meansSame(one: Question, other: Question, embedder: Embedder | null): Promise<boolean> {
  if (isSameInWords(one, other)) return true;
  if (!embedder) return false;
  const [a, b] = [await embedQuestion(embedder, one), await embedQuestion(embedder, other)];
  return dot(a.vector, b.vector) >= SAME_MEANING;
}

async function placesOf(index: PassageIndex, pin: Pin, filter: ArticleFilter): Promise<ExcerptPlace[]> {
  const found = await lookUp(index, pin.article);
  if (!found.article || !letsThrough(filter, found.article)) return [];
  const { article, key } = found;
  const span = placeOfQuotation(article.text, pin.quotation);
  if (!span) return [];
  const repostOf = (await index.articlesByKey([key])).get(key)?.repostOf ?? null;
  const turn = article.turns.find(({ textStart, end }) => textStart <= span.start && span.end <= end);
  const speaker = turn?.speaker ?? null;
  return [
    {
      article,
      span,
      ...JUST_THIS,
      speaker,
      highlights: [],
      passage: span,
      repostOf,
      isPinned: true,
    },
  ];
}
