import type { LoadPart } from '../kit/later.tsx';
import { loadMoreWords } from '../kit/words.ts';
import type { AdviceSectionProps } from './advice-section.tsx';

export const loadAdvice: LoadPart<AdviceSectionProps> = async () => {
  const [{ AdviceSection }] = await Promise.all([import('./advice-section.tsx'), loadMoreWords('advice')]);
  return AdviceSection;
};
