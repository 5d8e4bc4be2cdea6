namespace Bailiwick.Core.Management.Objects;

/// <summary>What may be done with a field: the property letters of the Object Reference.</summary>
[Flags]
public enum FieldFlags
{
    /// <summary>May only be read.</summary>
    None = 0,

    /// <summary>C: may be given when a record is made.</summary>
    Create = 1,

    /// <summary>U: may be changed afterwards.</summary>
    Update = 2,

    /// <summary>N: may be empty.</summary>
    Nillable = 4,

    /// <summary>F: may stand in the WHERE of a query.</summary>
    Filter = 8,

    /// <summary>G: may stand in GROUP BY.</summary>
    Group = 16,

    /// <summary>S: may stand in ORDER BY.</summary>
    Sort = 32,

    /// <summary>R: only values of the list are taken.</summary>
    Restricted = 64,

    /// <summary>D: has a value when none is given.</summary>
    Defaulted = 128,

    /// <summary>Two records never have the same value.</summary>
    Unique = 256,

    /// <summary>The field that names the record.</summary>
    Name = 512,

    /// <summary>Added by the workspace; its name ends in <c>__c</c>.</summary>
    Custom = 1024,

    /// <summary>A developer name: starts with a letter; letters, digits, single underscores, none at the end.</summary>
    DeveloperName = 2048,
}
