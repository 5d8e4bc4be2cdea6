namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Two units that share ground.</summary>
/// <param name="Smaller">The unit with less area.</param>
/// <param name="Larger">The other.</param>
/// <param name="Share">How much of the smaller one's area is shared, 0 to 1; NaN: there were too many to measure.</param>
internal readonly record struct Overlap(int Smaller, int Larger, double Share);
