import { type CheckedPin, placePin } from '../../articles/pins/check-pins.js';
import type { Pin, Pins } from '../../articles/pins/pins.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { lookUp } from '../found-article.js';

/** What is pinned, and what of it holds in one generation. */
export interface PinsReport extends Omit<Pins, 'pins'> {
  readonly pins: readonly CheckedPin[];
}

export async function reportPins(index: PassageIndex, { pins, ...file }: Pins): Promise<PinsReport> {
  const checked: CheckedPin[] = [];
  for (const pin of pins) checked.push(await checkPin(index, pin));
  return { ...file, pins: checked };
}

async function checkPin(index: PassageIndex, pin: Pin): Promise<CheckedPin> {
  const { article } = await lookUp(index, pin.article);
  const placed = placePin(pin, article);
  return 'problem' in placed ? placed : { pin, problem: null };
}
