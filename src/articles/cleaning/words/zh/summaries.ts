import { wordList } from '../word-list.js';

/** Software that writes summaries. */
export const MACHINE = wordList(String.raw`
  (?:\bai|智能|大模型|机器)[\s·-]{0,2}(?:生成的?|自动)?(?:摘要|总结|速览|速读|概括|提炼|导读|概要|全文总结|看点)
  (?:摘要|总结|内容|速览|以上|本段)[^。\n]{0,8}由[^。\n]{0,12}(?:\bai|智能|大模型)[^。\n]{0,10}(?:生成|提炼|总结)
`);

/** The line under such a summary. */
export const DISCLAIMERS = wordList(String.raw`
  (?:由|为)[^。\n]{0,12}(?:\bai|智能|大模型)[^。\n]{0,12}(?:生成|提炼|总结)
  \bai[- ]?生成
  仅供参考
  (?:仔细|注意|自行)(?:甄别|核实|辨别)
`);

/** Other words in the label of such a summary. */
export const FILLERS = wordList(`
  本文
  全文
  由
  的
  内容
  文章
  智能
  助手
  人工
  生成
`);

/** What such a summary may be called if only the line below says who wrote it. */
export const TITLES = wordList(`
  摘要
  总结
  要点
  速览
  看点
  导读
  概要
`);
