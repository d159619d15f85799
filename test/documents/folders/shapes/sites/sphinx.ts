import type { FolderShape } from '../../folder-shape.js';

/** Sphinx documentation in reStructuredText: roles, directives, labels, tables, substitutions. */
export const sphinx: FolderShape = {
  name: 'Sphinx (reStructuredText)',
  files: {
    'conf.py': `project = 'Plover'\nextensions = ['sphinx.ext.autodoc']\n`,
    Makefile: `html:\n\tsphinx-build -M html . _build\n`,
    'index.rst': `.. Plover documentation master file

.. _start:

======================
Welcome to the Plovers
======================

.. toctree::
   :maxdepth: 2
   :caption: Contents:

   usage
   api

Plovers nest on **gravel** and run before they fly. See :ref:\`the usage <start>\` or :doc:\`usage\`.

.. note::

   A plover never perches.

.. warning:: Do not step on the nest.

Indices and tables
==================

* :ref:\`genindex\`
* :ref:\`search\`
`,
    'usage.rst': `:orphan:

.. highlight:: python
.. |name| replace:: Plover

Watching with |name|
####################

.. contents:: :local:

Bring a *scope*, \`\`binoculars\`\` and the \`guide book <https://book.example>\`_.

.. code-block:: python
   :linenos:

   watch("plover")

.. versionadded:: 1.2
   The night mode was added.

.. list-table:: Birds by month
   :header-rows: 1

   * - Month
     - Birds
   * - May
     - forty plovers

The call is heard at dusk [#f1]_.

.. figure:: nest.png
   :alt: A nest of four eggs

   Four eggs lie in the gravel.

.. rubric:: Footnotes

.. [#f1] And before rain.
`,
    'api.rst': `API
===

.. py:function:: watch(name, hours=2)

   Watches a bird until it leaves.

   :param name: the bird that is watched
   :type name: str
   :returns: how long it stayed

.. autoclass:: plover.Watcher
   :members:

.. seealso::

   :py:class:\`~plover.Nest\` holds the eggs.
`,
  },
  documents: {
    'index.rst': {
      title: 'Welcome to the Plovers',
      sentences: [
        'Plovers nest on gravel and run before they fly. See the usage or usage.',
        'A plover never perches.',
        'Do not step on the nest.',
        'Indices and tables',
      ],
    },
    'usage.rst': {
      title: 'Watching with Plover',
      sentences: [
        'Bring a scope, binoculars and the guide book.',
        'watch("plover")',
        'The night mode was added.',
        'Birds by month',
        'forty plovers',
        'The call is heard at dusk',
        'Four eggs lie in the gravel.',
        'And before rain.',
      ],
    },
    'api.rst': {
      title: 'API',
      sentences: [
        'watch(name, hours=2)',
        'Watches a bird until it leaves.',
        'the bird that is watched',
        'how long it stayed',
        'Nest holds the eggs.',
      ],
    },
  },
  marks: [
    '.. ',
    '::',
    ':ref:',
    ':doc:',
    ':param',
    ':py:',
    '`',
    '**',
    '|name|',
    '#f1',
    '====',
    '####',
    ':maxdepth:',
    'master file',
    'toctree',
    ':orphan:',
    ':alt:',
  ],
};
