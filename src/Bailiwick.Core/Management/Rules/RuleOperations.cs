namespace Bailiwick.Core.Management.Rules;

/// <summary>What each operation is called and does.</summary>
public static class RuleOperations
{
    /// <summary>The name in the Metadata API: <c>notEqual</c>.</summary>
    /// <param name="operation">Any operation.</param>
    public static string WireName(this RuleOperation operation)
    {
        var name = operation.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The operation of a name in any case, or null.</summary>
    /// <param name="name">"notEqual".</param>
    public static RuleOperation? Parse(string name) =>
        Enum.GetValues<RuleOperation>().Cast<RuleOperation?>().FirstOrDefault(one => one!.Value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));

    internal static bool IsOrder(this RuleOperation operation) =>
        operation is RuleOperation.LessThan or RuleOperation.GreaterThan or RuleOperation.LessOrEqual or RuleOperation.GreaterOrEqual;

    /// <summary>The operations that mean "none of": true for an empty cell.</summary>
    internal static bool IsNegative(this RuleOperation operation) =>
        operation is RuleOperation.NotEqual or RuleOperation.NotContain or RuleOperation.Excludes or RuleOperation.NotInSet
            or RuleOperation.NotInShape or RuleOperation.NotInBoundary;

    /// <summary>The operations that look at where an account is.</summary>
    internal static bool IsOfPlaces(this RuleOperation operation) => operation is RuleOperation.Within || operation.IsOfAreas();

    internal static bool IsOfAreas(this RuleOperation operation) =>
        operation is RuleOperation.InShape or RuleOperation.NotInShape or RuleOperation.InBoundary or RuleOperation.NotInBoundary;

    internal static bool Holds(this RuleOperation operation, int order) => operation switch
    {
        RuleOperation.LessThan => order < 0,
        RuleOperation.GreaterThan => order > 0,
        RuleOperation.LessOrEqual => order <= 0,
        RuleOperation.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "This operation has no order."),
    };
}
