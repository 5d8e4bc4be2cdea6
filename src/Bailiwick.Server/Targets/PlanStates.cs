using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>States as stored, and what they allow.</summary>
internal static class PlanStates
{
    public static string Write(TargetPlanState state) => state.ToString().ToLowerInvariant();

    public static TargetPlanState Read(string state) => Enum.Parse<TargetPlanState>(state, ignoreCase: true);

    /// <summary>A published plan stands; it is opened again before anything changes.</summary>
    public static bool TakesInput(TargetPlanState state) => state is TargetPlanState.Draft or TargetPlanState.Collecting;
}
