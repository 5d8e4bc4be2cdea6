namespace Bailiwick.Geography.Boundaries;

/// <summary>Where a position fell.</summary>
/// <param name="Unit">The unit's number; -1: in none and near none.</param>
/// <param name="DistanceKm">0 inside; else kilometers to the unit's outline; infinite when there is no unit.</param>
public readonly record struct Located(int Unit, double DistanceKm);
