namespace Bailiwick.Core.Datasets;

/// <summary>What a column does for the records; at most one column has each role.</summary>
public enum ColumnRole
{
    /// <summary>Tells the records apart.</summary>
    Key,

    /// <summary>What a person calls the record.</summary>
    Name,

    /// <summary>Degrees north of the record's place.</summary>
    Latitude,

    /// <summary>Degrees east of the record's place.</summary>
    Longitude,

    /// <summary>Postal code of the record's address.</summary>
    PostalCode,

    /// <summary>City of the record's address.</summary>
    City,

    /// <summary>County of the record's address.</summary>
    County,

    /// <summary>State of the record's address.</summary>
    State,

    /// <summary>Country of the record's address.</summary>
    Country,
}
