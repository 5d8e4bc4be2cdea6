namespace Bailiwick.Core.Management.Rules;

/// <summary>How an item reads the cells of a text field.</summary>
public enum ValueReading
{
    /// <summary>As the field's own type.</summary>
    AsField,

    /// <summary>As numbers with a point; a cell that is none counts as empty.</summary>
    AsNumber,

    /// <summary>As days like 2026-04-30; a cell that is none counts as empty.</summary>
    AsDate,
}
