import type { LoadPart } from '../kit/later.tsx';
import { loadMoreWords } from '../kit/words.ts';
import type { FindingsSectionProps } from './findings-section.tsx';

export const loadFindings: LoadPart<FindingsSectionProps> = async () => {
  const [{ FindingsSection }] = await Promise.all([import('./findings-section.tsx'), loadMoreWords('finding')]);
  return FindingsSection;
};
