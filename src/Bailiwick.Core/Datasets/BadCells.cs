namespace Bailiwick.Core.Datasets;

/// <summary>What an import does with a cell that cannot be read as its column's kind.</summary>
public enum BadCells
{
    /// <summary>The whole import fails and lists every such cell.</summary>
    Refuse,

    /// <summary>The cell is left empty and listed.</summary>
    Blank,
}
