namespace Bailiwick.Server.Targets.Wire;

/// <summary>How few accounts carry how much.</summary>
/// <param name="Accounts">How many of the largest are needed to reach the plan's majority share.</param>
/// <param name="Share">The part those carry.</param>
/// <param name="Herfindahl">Sum of squared parts: 1 when one carries all.</param>
/// <param name="Largest">The first five of them.</param>
public sealed record TargetConcentration(int Accounts, decimal Share, decimal Herfindahl, IReadOnlyList<TargetCarrier> Largest);
