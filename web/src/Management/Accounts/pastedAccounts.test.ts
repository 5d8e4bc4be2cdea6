import { describe, expect, it } from 'vitest';
import { pastedAccounts } from './pastedAccounts';

const known = [
  { name: 'AccountNumber', label: 'Account Number', isNumber: false },
  { name: 'Name', label: 'Account Name', isNumber: false },
  { name: 'BillingPostalCode', label: 'Billing Zip', isNumber: false },
  { name: 'AnnualRevenue', label: 'Annual Revenue', isNumber: true },
];

describe('a pasted list of new customers', () => {
  it('reads a CSV with quotes, and keeps zeros in front of codes', () => {
    const read = pastedAccounts('Account number,Account name,Postal code,Annual revenue\r\n0017,"Harbor ""Foods"", Inc.",04101,12.5\r\n\r\n0018,Summit,,\r\n', known);
    expect(read.accounts).toEqual([{ AccountNumber: '0017', Name: 'Harbor "Foods", Inc.', BillingPostalCode: '04101', AnnualRevenue: 12.5 }, { AccountNumber: '0018', Name: 'Summit' }]);
    expect([read.unknown, read.missing]).toEqual([[], []]);
  });

  it('reads cells from a spreadsheet, and names columns that are no field', () => {
    const read = pastedAccounts('Name\tFax\nSummit\t1', known);
    expect(read.accounts).toEqual([{ Name: 'Summit' }]);
    expect([read.unknown, read.missing]).toEqual([['Fax'], ['AccountNumber']]);
  });

  it('leaves a word where a number belongs for the service to refuse', () => {
    expect(pastedAccounts('AccountNumber;Name;AnnualRevenue\n1;A;much', known).accounts).toEqual([{ AccountNumber: '1', Name: 'A', AnnualRevenue: 'much' }]);
  });

  it('says nothing of an empty box', () => {
    expect(pastedAccounts('', known)).toEqual({ accounts: [], fields: [], unknown: [], missing: [] });
  });
});
