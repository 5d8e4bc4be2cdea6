namespace Bailiwick.Server.Targets.Wire;

/// <summary>A part of a shared account.</summary>
/// <param name="Area">Of the lowest level.</param>
/// <param name="Percent">Parts that are no overlays add up to 100.</param>
/// <param name="Overlay">Carried beside the others, never in the roll-up.</param>
public sealed record TargetSplit(int Area, decimal Percent, bool Overlay = false);
