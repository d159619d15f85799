import { fieldTypes } from '../../../src/index/field-types/field-types.js';
import { describeFieldType } from '../../contracts/field-type.js';

describeFieldType(fieldTypes.number, {
  values: ['-1.5', '0', '0.1', '2', '10', '1e6'],
  same: ['1299', '1,299', '1299.00', '$1,299.00', '1299 EUR', '1.299,00 €', '1299,0', "1'299.00", '1 299,00'],
  none: ['', 'ten', '01234', '1.2.3', '12345678901234567', '1,2,3', '01,5', 'NaN', 'Infinity', '5 m'],
});
describeFieldType(fieldTypes.date, {
  values: ['0079-08-24', '2014', '2015-12', '2015-12-31', '2016-01-01T10:00:00Z'],
  same: ['2015-12-31', '31 December 2015', '2015/12/31'],
  none: ['', 'yesterday', '2015-13-01', '03/04/2015'],
});
describeFieldType(fieldTypes.boolean, {
  values: ['true', 'false'],
  same: ['true', 'TRUE', 'Yes', 'Ja', 'si\u0301', 'Да'],
  none: ['', 'maybe', '2', 'truest'],
});
describeFieldType(fieldTypes.keyword, {
  values: ['Ada Reed', 'reed', 'Zoe', 'Zoë'],
  same: ['Zoë Quist', 'zoë quist', 'ZOE\u0308 QUIST', 'Ｚoë Quist'],
  none: [''],
});
describeFieldType(fieldTypes.geo, {
  values: ['geo:48.8566,2.3522', '-33.87, 151.21', '0,0', '90,-180'],
  same: ['48.5,2.25', '48.50, 2.250', '[48.5, 2.25]', 'geo:48.5,2.25;u=10', 'POINT(2.25 48.5)', '+48.5,2.25'],
  none: ['', '48.5', '91,0', '0,181', '48.5,2.25,7', 'Paris', 'geo:1', 'POINT(2.25)'],
});
describeFieldType(fieldTypes.text, {
  values: ['a tale of two towns', 'a tale of three towns'],
  same: ['A tale', 'a tale'],
  none: [''],
});
