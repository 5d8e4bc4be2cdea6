namespace Bailiwick.Core.Management.Rules;

/// <summary>
/// All accounts, a column a field, with their families. It changes in place: whoever changes rows hands their numbers to
/// <see cref="RuleRun.Rerun"/>. Not for several threads while it changes.
/// </summary>
public sealed class AccountTable
{
    private readonly Dictionary<string, AccountColumn> _columnOfField;
    private bool[] _isExcluded;

    /// <summary>A table. Throws <see cref="ArgumentException"/> when columns differ in length or a field stands twice.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="parentOfRow">By row, the row of its parent account or -1; null when no account has one.</param>
    /// <param name="isExcludedFromRealign">By row, whether no rule may touch it; null for none.</param>
    public AccountTable(IEnumerable<AccountColumn> columns, int[]? parentOfRow = null, bool[]? isExcludedFromRealign = null)
    {
        _columnOfField = columns.ToDictionary(column => column.Field.Name, StringComparer.OrdinalIgnoreCase);
        Rows = _columnOfField.Values.First().Rows;
        if (_columnOfField.Values.Any(column => column.Rows != Rows) || (parentOfRow?.Length ?? Rows) != Rows || (isExcludedFromRealign?.Length ?? Rows) != Rows)
        {
            throw new ArgumentException("The columns have different numbers of rows.", nameof(columns));
        }

        Families = new AccountFamilies(Rows, parentOfRow);
        _isExcluded = isExcludedFromRealign ?? new bool[Rows];
    }

    /// <summary>How many accounts.</summary>
    public int Rows { get; private set; }

    /// <summary>Who belongs to whom.</summary>
    public AccountFamilies Families { get; }

    /// <summary>The column of a field in any case, or null.</summary>
    /// <param name="field">A field name.</param>
    public AccountColumn? Find(string field) => _columnOfField.GetValueOrDefault(field);

    /// <summary>Whether every rule keeps off the account. O(1).</summary>
    /// <param name="row">From 0.</param>
    public bool IsExcludedFromRealign(int row) => _isExcluded[row];

    /// <summary>Sets whether every rule keeps off the account.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="isExcluded">True to keep them off.</param>
    public void Exclude(int row, bool isExcluded) => _isExcluded[row] = isExcluded;

    /// <summary>Adds empty accounts at the end. O(rows).</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>The row of the first.</returns>
    public int Append(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var first = Rows;
        Rows += count;
        foreach (var column in _columnOfField.Values)
        {
            column.Grow(Rows);
        }

        Array.Resize(ref _isExcluded, Rows);
        Families.Grow(Rows);
        return first;
    }

    /// <summary>Writes a cell from text as people write it; empty text empties it. Refused with <c>rule.unknown-field</c> or <c>rule.bad-value</c>.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="field">A field of the table.</param>
    /// <param name="text">The value.</param>
    public Outcome<AccountTable> Set(int row, string field, string? text)
    {
        switch (Find(field))
        {
            case TextAccountColumn words:
                words.Set(row, text);
                return this;
            case NumberAccountColumn numbers:
                var value = double.NaN;
                if (!string.IsNullOrWhiteSpace(text) && !TypedValue.TryRead(text, numbers.Field.Type, out value))
                {
                    return RuleRefusals.BadValue(field, text, "cannot be read");
                }

                numbers.Set(row, value);
                return this;
            default:
                return RuleRefusals.UnknownField(field);
        }
    }
}
