using Bailiwick.Core;

namespace Bailiwick.Server.Targets;

/// <summary>What a target plan may be called.</summary>
internal static class PlanNames
{
    public const int LongestName = 200;
    public const int LongestDescription = 4000;

    public static Refusal? Check(string? name, string? description) =>
        string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) ? TargetPlanRefusals.BadName(name?.Length ?? 0)
        : description is { Length: > LongestDescription } ? TargetPlanRefusals.BadDescription(description.Length)
        : null;
}
