namespace Bailiwick.Core.Management.Rules;

/// <summary>One item of a rule, as it was judged.</summary>
/// <param name="Number">From 1, as the filter numbers it.</param>
/// <param name="Item">The item.</param>
/// <param name="Cell">What stands in the account's cell; empty text for an empty cell.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record ItemExplanation(int Number, RuleItem Item, string Cell, bool Holds)
{
    /// <summary>"2. BillingState equals CA: the cell is NV, no".</summary>
    public override string ToString() =>
        $"{Number}. {Item.Field} {Item.Operation.WireName()} {Item.Value}: the cell is {(Cell.Length == 0 ? "empty" : Cell)}, {(Holds ? "yes" : "no")}";
}
