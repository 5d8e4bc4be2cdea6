namespace Bailiwick.Core.Management.Objects;

/// <summary>What the values of a field are; the names of the wire stand in <see cref="FieldTypes.WireName"/>.</summary>
public enum FieldType
{
    /// <summary>The record's own id.</summary>
    Id,

    /// <summary>One line of words, at most <see cref="ObjectField.Length"/> characters.</summary>
    Text,

    /// <summary>Several lines of words.</summary>
    TextArea,

    /// <summary>One of a list of values.</summary>
    Picklist,

    /// <summary>Several of a list of values, joined by semicolons.</summary>
    MultiPicklist,

    /// <summary>True or false; never empty.</summary>
    Flag,

    /// <summary>A whole number of 32 bits.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A percentage: 5 is five per cent.</summary>
    Percent,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>An instant, UTC.</summary>
    Instant,

    /// <summary>The id of a record of one of <see cref="ObjectField.RefersTo"/>.</summary>
    Reference,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number, as written.</summary>
    Phone,

    /// <summary>An address of the web.</summary>
    Url,
}
