namespace Bailiwick.Core.Management.Rules;

/// <summary>A named part of the map that rules ask about: a drawn shape, or units of a boundary set. Immutable; a changed one is another object.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="IsOfUnits">Whether it is made of units of a boundary set, rather than drawn.</param>
/// <param name="South">Its lowest latitude, degrees.</param>
/// <param name="North">Its highest latitude, degrees.</param>
/// <param name="Contains">Whether a point is in it, given longitude and latitude in degrees; asked from many threads at once.</param>
public sealed record PlaceArea(string Name, bool IsOfUnits, double South, double North, Func<double, double, bool> Contains);
