namespace Bailiwick.Core.Quotas;

/// <summary>What the team can bring in a month.</summary>
/// <param name="Month">Of the plan, from 1.</param>
/// <param name="Heads">In service.</param>
/// <param name="RampedHeads">Heads counted by their ramp.</param>
/// <param name="Capacity">Ramped heads x quota x attainment.</param>
/// <param name="Target">What is wanted.</param>
/// <param name="HeadsNeeded">More fully ramped heads that close the shortfall, rounded up.</param>
public sealed record CapacityMonth(int Month, int Heads, decimal RampedHeads, decimal Capacity, decimal Target, int HeadsNeeded);
