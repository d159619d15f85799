// Which elements of XML formats for texts begin a line of their own. The names are those of DocBook, DITA, TEI, JATS, NITF and
// XHTML, which share most of them; an element that none of them knows is judged by what surrounds it.

/** Begin a paragraph. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(
  (
    'abstract address appendix article blockquote block body book bridgehead caption caution chapter code-block codeblock ' +
    'corpname disp-formula disp-quote div div1 div2 div3 div4 epigraph equation example fig figure footnote fn formalpara ' +
    'front h1 h2 h3 h4 h5 h6 head hl1 hl2 important informalexample informaltable itemizedlist lg list listing literallayout ' +
    'mediaobject note orderedlist p para part pre preface procedure programlisting q quote-block refentry refsect1 refsect2 ' +
    'refsection screen sec sect1 sect2 sect3 sect4 sect5 section shortdesc sidebar simpara simplesect sp subtitle synopsis table ' +
    'table-wrap tip title topic ul ol dl variablelist verse warning'
  ).split(' '),
);
/** Begin a line inside of a paragraph. */
export const ROWS: ReadonlySet<string> = new Set(
  'answer item l li line listitem member question row seg simplelist step strow tr varlistentry dt dd dlentry speaker'.split(
    ' ',
  ),
);
/** Stand beside one another in a row. */
export const CELLS: ReadonlySet<string> = new Set('cell entry stentry td th'.split(' '));
/** Line breaks inside of these are meant. */
export const PREFORMATTED: ReadonlySet<string> = new Set(
  'code-block codeblock literallayout listing pre preformat programlisting screen synopsis verse'.split(' '),
);
/** Marks for makers of indexes, scripts and pictures: never shown. */
export const UNSHOWN: ReadonlySet<string> = new Set('indexterm script style remark binary svg'.split(' '));
/** Those whose `title` or `head` is a heading. */
export const SECTIONS: ReadonlySet<string> = new Set(
  (
    'appendix article bibliography book chapter div div1 div2 div3 div4 glossary part preface refentry refsect1 refsect2 refsect3 ' +
    'refsection sec sect1 sect2 sect3 sect4 sect5 section simplesect topic concept task reference text body'
  ).split(' '),
);
