namespace Bailiwick.Core.Targets;

/// <summary>An account's part in one area.</summary>
/// <param name="Area">The area's key; of any level.</param>
/// <param name="Percent">0 to 100; the parts of an account that are no overlays add up to 100.</param>
/// <param name="IsOverlay">Carried beside the others: never part of the roll-up, nor of the 100.</param>
public sealed record AreaShare(string Area, decimal Percent = 100, bool IsOverlay = false);
