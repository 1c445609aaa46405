/**
 * The picture of a chart as a file: with a title for who can't see it, and without what happens under a mouse.
 *
 * @param {import('echarts').ECharts} view is used up
 * @param {string} title
 */
export function svgOf(view, title) {
  const svg = view.renderToSVGString();
  view.dispose();
  return svg.replace(/<style[\s\S]*?<\/style>\n?/, '').replace(/<svg[^>]*>/, `$&\n<title>${title}</title>`);
}
