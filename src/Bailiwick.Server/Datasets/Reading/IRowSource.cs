using Bailiwick.Core;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>A file of rows, read forward once. Every row has as many cells as the first.</summary>
public interface IRowSource : IDisposable
{
    public FileShape Shape { get; }

    /// <summary>Cells in every row; known after the first <see cref="Read"/>.</summary>
    public int Width { get; }

    /// <summary>Line of the file the present row begins on, from 1; in a workbook the row's number.</summary>
    public int Line { get; }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Fraction { get; }

    /// <summary>The present row's cell, valid until the next <see cref="Read"/>; empty where there is none.</summary>
    public ReadOnlySpan<char> this[int column] { get; }

    /// <summary>The error a workbook cell holds, such as #N/A, or null.</summary>
    public string? ErrorAt(int column);

    /// <summary>Goes to the next row; false after the last; refused when the file cannot be read on.</summary>
    public Outcome<bool> Read();
}
