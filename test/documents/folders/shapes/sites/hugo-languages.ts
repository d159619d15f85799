import type { FolderShape } from '../../folder-shape.js';

/** A Hugo site in three languages: by folder and by the names of files. */
export const hugoLanguages: FolderShape = {
  name: 'Hugo (languages)',
  files: {
    'hugo.toml': `defaultContentLanguage = 'en'\n[languages.de]\n[languages.fr]\n`,
    'content/en/about.md': `+++\ntitle = 'About us'\n+++\nWrens.\n`,
    'content/de/about.md': `+++\ntitle = 'Über uns'\n+++\nZaunkönige.\n`,
    'content/posts/egg.md': `---\ntitle: The egg\n---\nIt is {{< param "size" >}}small.\n`,
    'content/posts/egg.de.md': `---\ntitle: Das Ei\n---\nEs ist klein.\n`,
    'content/posts/nest/index.fr.md': `---\ntitle: Le nid\n---\nIl est rond.\n`,
    'content/posts/nest/index.md': `---\ntitle: The nest\n---\nIt is round.\n`,
  },
  documents: {
    'content/en/about.md': { title: 'About us', sentences: ['Wrens.'] },
    'content/de/about.md': { title: 'Über uns', sentences: ['Zaunkönige.'] },
    'content/posts/egg.md': { title: 'The egg', sentences: ['small.'] },
    'content/posts/egg.de.md': { title: 'Das Ei', sentences: ['Es ist klein.'] },
    'content/posts/nest/index.fr.md': { title: 'Le nid', sentences: ['Il est rond.'] },
    'content/posts/nest/index.md': { title: 'The nest', sentences: ['It is round.'] },
  },
  marks: ['+++', '{{', /\.(?:de|fr)\b/, /^(?:de|en|fr)$/m],
};
