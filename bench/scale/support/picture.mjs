import * as echarts from 'echarts';
import { svgOf } from '../../support/svg.mjs';

/**
 * @typedef {object} Point
 * @property {number} passages
 * @property {number} question in ms
 * @property {number} memory in GB
 * @property {number} disk in GB
 *
 * @typedef {object} Growth
 * @property {readonly Point[]} measured
 * @property {(passages: number) => number} question
 * @property {(passages: number) => number} memory
 * @property {(passages: number) => number} disk
 */

/** Up to where the lines go, and in how many steps. */
const UP_TO = 1e7;
const STEPS = 40;
const KINDS = /** @type {const} */ ([
  ['disk', 'disk (GB)'],
  ['memory', 'memory (GB)'],
  ['question', 'a question (ms)'],
]);

/** What was measured as points, and what is reckoned from it as lines; both axes by powers of ten. @param {Growth} growth */
export function pictureOf(growth) {
  const view = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 400 });
  const from = growth.measured[0]?.passages ?? 1;
  const sizes = Array.from({ length: STEPS + 1 }, (_, i) => from * (UP_TO / from) ** (i / STEPS));
  view.setOption({
    animation: false,
    backgroundColor: '#fff',
    color: ['#3b6fb6', '#c2571a', '#3d8b57'],
    legend: { top: 0, data: KINDS.map(([, name]) => name) },
    grid: { left: 60, right: 110, top: 50, bottom: 40 },
    xAxis: { type: 'log', name: 'passages', axisLabel: { formatter: short } },
    yAxis: { type: 'log', axisLabel: { formatter: short } },
    series: KINDS.flatMap(([kind, name]) => [
      {
        name,
        type: 'line',
        symbol: 'none',
        lineStyle: { type: 'dashed', width: 1.5 },
        data: sizes.map((size) => [size, growth[kind](size)]),
      },
      {
        name,
        type: 'scatter',
        symbolSize: 9,
        data: growth.measured.map((point) => [point.passages, point[kind]]),
      },
    ]),
  });
  return svgOf(view, 'Disk, memory and the time of a question on one machine, by the number of passages');
}

/** @param {number} value */
function short(value) {
  return value >= 1e6 ? `${value / 1e6} M` : value >= 1000 ? `${value / 1000} k` : String(value);
}
