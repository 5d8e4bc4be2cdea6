namespace Bailiwick.Server.Targets;

/// <summary>What of a plan a caller sees: everything, or the areas he answers for with all below them.</summary>
/// <param name="Granted">The areas answered for; null for everything.</param>
/// <param name="Areas">Those and all below; null for everything.</param>
public sealed record TargetScope(IReadOnlyList<int>? Granted, IReadOnlySet<int>? Areas)
{
    public static TargetScope All { get; } = new(null, null);

    public bool IsAll => Areas is null;

    /// <summary>Whether an area is in sight; -1 stands for accounts in no area.</summary>
    public bool Sees(int area) => Areas?.Contains(area) != false;
}
