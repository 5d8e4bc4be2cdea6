namespace Bailiwick.GenerateAccounts;

/// <summary>A ZIP code where accounts may be.</summary>
internal sealed record Place(string Zip, string City, string State, string County, double Latitude, double Longitude);
