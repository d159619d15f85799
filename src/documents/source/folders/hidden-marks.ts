// Hidden folders of which a walk takes note: each tells which program the folder is of that it lies in. Nothing in them is listed.
// What they tell is said in `vaults.ts` and `site-folders.ts`.

export const HIDDEN_MARKS: ReadonlySet<string> = new Set(['.obsidian', '.foam', '.vitepress', '.vuepress']);
