import type { FolderShape } from '../../folder-shape.js';

/** A catalogue as spreadsheets export it: quotes over lines, semicolons, tabs, columns with names of their own. */
export const catalogue: FolderShape = {
  name: 'catalogue (.csv, .tsv)',
  files: {
    'boats.csv': `\ufeffid;title;description;year\r\nb1;Gull;"A boat with a ""high"" bow;\r\nand two masts.";1890\r\nb2;Tern;"A boat for the shallow water of the bay.";1902\r\n`,
    'ropes.tsv': `item_no\tproduct_name\tlong_description\tprice\nr-1\tHemp rope\tA rope that swells when it is wet and holds every knot.\t12.50\nr-2\tSteel rope\tA rope for the crane, greased twice a year by the keeper.\t80.00\n`,
  },
  documents: {
    b1: { title: 'Gull', sentences: ['A boat with a "high" bow; and two masts.'] },
    b2: { title: 'Tern', sentences: ['A boat for the shallow water of the bay.'] },
    'ropes.tsv#2': {
      title: 'Hemp rope',
      sentences: ['A rope that swells when it is wet and holds every knot.'],
    },
    'ropes.tsv#3': {
      title: 'Steel rope',
      sentences: ['A rope for the crane, greased twice a year by the keeper.'],
    },
  },
  marks: ['\ufeff', '""', ';"', '\t', '80.00'],
};
