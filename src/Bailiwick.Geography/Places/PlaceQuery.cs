namespace Bailiwick.Geography.Places;

/// <summary>What a record says about where it is; null or empty: nothing. Case, accents and punctuation do not matter.</summary>
/// <param name="Country">Name, or ISO 3166 code of two or three letters or three digits; nothing means the United States or Canada, as the rest fits.</param>
/// <param name="State">State or province by name or postal abbreviation.</param>
/// <param name="County">County or its equivalent, with or without "County", "Parish", ...; or its five-digit FIPS code.</param>
/// <param name="City">City or post-office name.</param>
/// <param name="PostalCode">ZIP, ZIP+4, or a Canadian code in full or its first three characters.</param>
public readonly record struct PlaceQuery(string? Country = null, string? State = null, string? County = null, string? City = null, string? PostalCode = null);
