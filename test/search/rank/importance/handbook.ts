// A small handbook with judgments, written for measuring importance: pages of a product of which some are read often, some are
// old, some are notes, and which share their words. What a reader wants is graded: 3 the page that explains it, 2 one that
// helps, 1 one that mentions it; old pages are of no use.

import type { Document } from '../../../../src/documents/document.js';
import { makeDocument } from '../../../make-document.js';

type Page = readonly [
  id: string,
  title: string,
  text: string,
  given: { readonly visits: number; readonly date: string; readonly headings?: readonly string[] },
];

const pages: readonly Page[] = [
  [
    'guide/backup.md',
    'Backups',
    'Copy your data every night. A backup keeps the database and all attachments. Restore it with one command.',
    { visits: 900, date: '2024-05-01', headings: ['Restore a backup'] },
  ],
  [
    'archive/backup-v1.md',
    'Backup',
    'Backup and restore. A backup of version one is a dump. Restore the backup with the old backup tool.',
    { visits: 4, date: '2016-02-01' },
  ],
  [
    'notes/backup-meeting.md',
    'Notes on backup',
    'We spoke about backup, about who pays for the backup disk, and about a backup of the backup.',
    { visits: 2, date: '2019-03-02' },
  ],
  [
    'guide/login.md',
    'Signing in',
    'Sign in with your password or with a passkey. If the login fails, reset the password by mail.',
    { visits: 1500, date: '2024-04-11', headings: ['Reset your password'] },
  ],
  [
    'archive/login-v1.md',
    'Login and password',
    'The login asks for a password. Write to the office for a new password. A password has six letters.',
    { visits: 9, date: '2015-07-21' },
  ],
  [
    'notes/password-list.md',
    'Password meeting',
    'Password rules: the password group met and decided on password length, password age and password storage.',
    { visits: 3, date: '2020-01-15' },
  ],
  [
    'guide/install.md',
    'Installation',
    'Download the package and install it. On Windows run the installer, on Linux unpack the archive. Plugins come later.',
    { visits: 2400, date: '2024-06-20', headings: ['Install on Windows', 'Install on Linux'] },
  ],
  [
    'archive/install-v1.md',
    'Install on Windows',
    'Install from the disk on Windows. Install the driver, then install the plugin, then start Windows again.',
    { visits: 11, date: '2014-09-09' },
  ],
  [
    'guide/plugins.md',
    'Plugins',
    'A plugin adds commands. Install a plugin from the catalogue and switch it on. Plugins are signed.',
    { visits: 700, date: '2024-02-17', headings: ['Write a plugin'] },
  ],
  [
    'notes/plugin-ideas.md',
    'Plugin ideas',
    'Ideas: a plugin for charts, a plugin for maps, a plugin that installs plugins, a plugin for birthdays.',
    { visits: 5, date: '2018-11-30' },
  ],
  [
    'guide/export.md',
    'Export',
    'Export a table as a spreadsheet or as text. An export can run every night and be sent by mail.',
    { visits: 640, date: '2024-03-03', headings: ['Schedule an export'] },
  ],
  [
    'archive/export-v1.md',
    'Export to spreadsheet',
    'Export spreadsheet files. The spreadsheet export knows two spreadsheet formats. Export takes a while.',
    { visits: 6, date: '2015-01-05' },
  ],
  [
    'guide/roles.md',
    'Roles',
    'A role says who may read and who may write. Give a person a role on the page of the team.',
    { visits: 410, date: '2023-12-12', headings: ['Permissions of a role'] },
  ],
  [
    'notes/roles-draft.md',
    'Draft of permissions',
    'Permissions: who may do what. Permissions of guests, permissions of owners, permissions nobody needs.',
    { visits: 7, date: '2019-06-06' },
  ],
  [
    'guide/billing.md',
    'Invoices and payment',
    'Pay by card or by transfer. Every invoice is on the billing page. Change the address before the invoice is made.',
    { visits: 980, date: '2024-01-31', headings: ['Change the address of an invoice'] },
  ],
  [
    'archive/billing-v1.md',
    'Invoice',
    'The invoice comes by post. An invoice is paid within a month. Ask for a copy of the invoice by post.',
    { visits: 8, date: '2013-04-04' },
  ],
  [
    'notes/moving.md',
    'Moving the office',
    'From May the office is elsewhere. The new address is on the door, the old address on paper.',
    { visits: 12, date: '2019-04-01' },
  ],
  [
    'notes/computers.md',
    'Computers of the office',
    'Four machines run Windows, one Linux. The Windows machines are old; newer Windows machines are on order.',
    { visits: 6, date: '2020-10-10' },
  ],
];

/** The documents of the handbook; `visits` is a field of their own. */
export const handbook: readonly Document[] = pages.map(([id, title, text, { visits, date, headings = [] }]) =>
  makeDocument({
    id,
    title,
    text: [text, ...headings.map((heading) => `${heading}\n\nThis is how it is done, step by step.`)].join(
      '\n\n',
    ),
    date,
    language: 'en',
    section: id.slice(0, id.indexOf('/')),
    sections: headings.map((heading, index) => ({
      level: 2,
      heading,
      anchor: null,
      start:
        text.length +
        2 +
        headings.slice(0, index).reduce((sum, before) => sum + before.length + 2 + 39 + 2, 0),
    })),
    extra: { visits },
  }),
);

/** By query what each page is worth to whoever asks it. */
export const judgments: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries({
    backup: { 'guide/backup.md': 3, 'notes/backup-meeting.md': 1 },
    'restore backup': { 'guide/backup.md': 3 },
    password: { 'guide/login.md': 3, 'notes/password-list.md': 1 },
    'reset password': { 'guide/login.md': 3 },
    login: { 'guide/login.md': 3 },
    'install windows': { 'guide/install.md': 3 },
    'install plugin': { 'guide/plugins.md': 3, 'guide/install.md': 2 },
    plugin: { 'guide/plugins.md': 3, 'guide/install.md': 1, 'notes/plugin-ideas.md': 1 },
    export: { 'guide/export.md': 3 },
    spreadsheet: { 'guide/export.md': 3 },
    permissions: { 'guide/roles.md': 3, 'notes/roles-draft.md': 1 },
    invoice: { 'guide/billing.md': 3 },
    'invoice address': { 'guide/billing.md': 3 },
    address: { 'guide/billing.md': 3, 'notes/moving.md': 1 },
    windows: { 'guide/install.md': 3, 'notes/computers.md': 1 },
    linux: { 'guide/install.md': 3, 'notes/computers.md': 1 },
  }).map(([query, pagesOfQuery]) => [query, new Map(Object.entries(pagesOfQuery))]),
);
