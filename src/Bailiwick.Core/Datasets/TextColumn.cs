namespace Bailiwick.Core.Datasets;

/// <summary>Words: text, postal codes, states, countries. Each different word is held once.</summary>
/// <param name="info">Name, kind and figures.</param>
/// <param name="wordOfRow">By record, the number of its word; <see cref="Empty"/> is empty.</param>
/// <param name="words">By number, in order of first appearance.</param>
public sealed class TextColumn(ColumnInfo info, int[] wordOfRow, string[] words) : Column(info)
{
    /// <summary>Stands for an empty cell.</summary>
    public const int Empty = -1;

    private const int BytesOfString = 24;

    /// <summary>By record, the number of its word; <see cref="Empty"/> is empty.</summary>
    public int[] WordOfRow { get; } = wordOfRow;

    /// <summary>By number, in order of first appearance.</summary>
    public string[] Words { get; } = words;

    /// <inheritdoc/>
    public override int Rows => WordOfRow.Length;

    /// <inheritdoc/>
    public override long Bytes { get; } =
        ((long)wordOfRow.Length * sizeof(int)) + words.Sum(word => BytesOfString + sizeof(long) + ((long)word.Length * sizeof(char)));

    /// <summary>The word of a record, or null when empty.</summary>
    public string? WordAt(int row) => WordOfRow[row] == Empty ? null : Words[WordOfRow[row]];

    /// <inheritdoc/>
    public override object? ValueAt(int row) => WordAt(row);
}
