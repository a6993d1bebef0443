import { listUndecidable, measureExactness, measureFalsePositives, measureRecall, type CategoryFigures } from './masking-figures';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const sum = (figures: CategoryFigures[], key: 'rows' | 'right'): number => figures.reduce((total, each) => total + each[key], 0);

function printTable(title: string, figures: CategoryFigures[]): void {
  const width = Math.max(...figures.map(({ category }) => category.length));
  console.log(`\n${title}: ${sum(figures, 'right')} of ${sum(figures, 'rows')}, ${percent(sum(figures, 'right'), sum(figures, 'rows'))}`);
  for (const { category, rows, right, wrong } of figures) {
    console.log(
      `  ${category.padEnd(width)}  ${String(right).padStart(3)} of ${String(rows).padStart(3)}  ${percent(right, rows).padStart(7)}`,
    );
    for (const [row, masked] of wrong) console.log(`      ${JSON.stringify(row)}\n        became ${JSON.stringify(masked)}`);
  }
}

/** `npm run masking`: what the rules find of the table that was written beforehand, and what they mask by mistake. */
function main(): void {
  const recall = measureRecall();
  const exact = measureExactness();
  const lookAlikes = measureFalsePositives();
  printTable('Masked, of what is to be masked', recall);
  console.log(`\nMasked to the letter, everything around as it was: ${sum(exact, 'right')} of ${sum(exact, 'rows')}`);
  printTable('Left alone, of what only looks like it', lookAlikes);
  console.log('\nNot to be told apart, and what is done:');
  for (const { text, isMasked, why } of listUndecidable())
    console.log(`  ${isMasked ? 'masked' : 'kept  '}  ${JSON.stringify(text)}: ${why}`);
  const wrong = [recall, exact, lookAlikes].flat().reduce((total, { rows, right }) => total + rows - right, 0);
  process.exitCode = wrong === 0 ? 0 : 1;
}

main();
