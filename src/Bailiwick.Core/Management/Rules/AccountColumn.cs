using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management.Rules;

/// <summary>One field of all accounts, by row.</summary>
public abstract class AccountColumn
{
    private protected AccountColumn(ObjectField field) => Field = field;

    /// <summary>The field.</summary>
    public ObjectField Field { get; }

    /// <summary>How many rows.</summary>
    public abstract int Rows { get; }

    /// <summary>The cell as people write it; empty text for an empty cell.</summary>
    /// <param name="row">From 0.</param>
    public abstract string Show(int row);

    internal abstract void Grow(int rows);
}
