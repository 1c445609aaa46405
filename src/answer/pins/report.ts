import { type CheckedPin, checkPin } from '../../articles/pins/check-pins.js';
import type { Pin, Pins } from '../../articles/pins/pins.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { lookUp } from '../found-article.js';

/** What is pinned, and which pins hold in one generation. */
export interface PinsReport extends Omit<Pins, 'pins'> {
  readonly pins: readonly CheckedPin[];
}

export async function reportPins(index: PassageIndex, { pins, ...file }: Pins): Promise<PinsReport> {
  return { ...file, pins: await checkedPins(index, pins) };
}

/** Pins, and which of them hold. */
export async function checkedPins(index: PassageIndex, pins: readonly Pin[]): Promise<CheckedPin[]> {
  const checked: CheckedPin[] = [];
  for (const pin of pins) checked.push(checkPin(pin, (await lookUp(index, pin.article)).article));
  return checked;
}
