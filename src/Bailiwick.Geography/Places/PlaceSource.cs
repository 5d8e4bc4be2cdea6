namespace Bailiwick.Geography.Places;

/// <summary>Where a record's position comes from, most exact first. The numbers are stored; do not change them.</summary>
public enum PlaceSource : byte
{
    /// <summary>The record's own coordinates.</summary>
    Given = 0,

    /// <summary>The middle of its postal code.</summary>
    PostalCode = 1,

    /// <summary>The middle of its city.</summary>
    City = 2,

    /// <summary>A point inside its county.</summary>
    County = 3,

    /// <summary>A point inside its state or province.</summary>
    State = 4,

    /// <summary>A point inside its country.</summary>
    Country = 5,

    /// <summary>Nothing known: no position.</summary>
    None = 6,
}
