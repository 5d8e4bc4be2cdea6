namespace Bailiwick.Core.Datasets;

/// <summary>What the cells of a column are; it decides how they are read and stored.</summary>
public enum ColumnKind
{
    /// <summary>Words, kept as written.</summary>
    Text,

    /// <summary>Numbers, held as doubles; a percentage is held as its fraction.</summary>
    Number,

    /// <summary>Amounts of money of one currency, held exactly.</summary>
    Currency,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Calendar days without a time.</summary>
    Date,

    /// <summary>Degrees north, -90 to 90.</summary>
    Latitude,

    /// <summary>Degrees east, -180 to 180.</summary>
    Longitude,

    /// <summary>Postal codes: text, repaired where a spreadsheet took leading zeros away.</summary>
    PostalCode,

    /// <summary>States, provinces or other first-level divisions, by code or name.</summary>
    State,

    /// <summary>Countries, by code or name.</summary>
    Country,
}
