namespace Bailiwick.Core.Management.Rules;

/// <summary>An item made ready to be asked of any row.</summary>
internal abstract class ItemTest
{
    /// <summary>Whether the item holds for the account of a row.</summary>
    public abstract bool Holds(int row);

    /// <summary>What the row index can look the item up by: this test, or a wider one that holds wherever this holds.</summary>
    public virtual ItemTest Anchor => this;

    /// <summary>About how many rows hold, as a share of all; decides only what is looked up first.</summary>
    public abstract double Share { get; }
}
