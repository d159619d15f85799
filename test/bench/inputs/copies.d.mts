export interface Story {
  readonly title: string;
  readonly text: string;
}
export type Random = () => number;
export type Edit = (story: Story, random: Random, others: readonly Story[]) => Story;
export function seededFractions(seed: number): Random;
export function makeVocabulary(random: Random, size: number): string[];
export function makeStory(random: Random, vocabulary: readonly string[], words: number): Story;
export function splitSentences(text: string): string[];
export const edits: Readonly<Record<string, Edit>>;
