// Hidden folders of which a walk takes note: each tells which program the folder is of that it lies in. Nothing in them is listed.

export const HIDDEN_MARKS: ReadonlySet<string> = new Set(['.obsidian', '.foam', '.vitepress', '.vuepress']);
