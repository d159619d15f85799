export function fillDocument(name: string, blocks: Readonly<Record<string, string>>): Promise<void>;
