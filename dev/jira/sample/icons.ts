function svg(content: string): string {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${content}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}

/** A line with bends, in one colour: the arrows and bars that people know from priorities. */
export function strokeIcon(path: string, color: string): string {
  return svg(`<path d="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`);
}

/** A rounded square with a letter, for issue types. */
export function letterIcon(letter: string, color: string): string {
  return svg(
    `<rect width="16" height="16" rx="3" fill="${color}"/><text x="8" y="12" font-size="10" font-family="sans-serif" font-weight="bold" text-anchor="middle" fill="#fff">${letter}</text>`,
  );
}
