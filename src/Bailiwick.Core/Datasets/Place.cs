namespace Bailiwick.Core.Datasets;

/// <summary>How a record got its point on the map, from the surest to none. The numbers are stored and served.</summary>
public enum Place : byte
{
    /// <summary>By the coordinates in the file.</summary>
    Given = 0,

    /// <summary>At the center of its postal code.</summary>
    PostalCode = 1,

    /// <summary>At its city.</summary>
    City = 2,

    /// <summary>At the center of its county.</summary>
    County = 3,

    /// <summary>At the center of its state.</summary>
    State = 4,

    /// <summary>At the center of its country.</summary>
    Country = 5,

    /// <summary>Nowhere: the record is kept and listed, and is on no map.</summary>
    None = 6,
}
