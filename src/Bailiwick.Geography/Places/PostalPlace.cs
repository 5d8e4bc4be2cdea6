namespace Bailiwick.Geography.Places;

/// <summary>What is known of a postal code.</summary>
/// <param name="Longitude">Degrees; NaN for a military post office, which is wherever its unit is.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="State">The state's or province's postal abbreviation; null when unknown.</param>
internal readonly record struct PostalPlace(double Longitude, double Latitude, string? State)
{
    public bool IsMilitary => double.IsNaN(Longitude);
}
