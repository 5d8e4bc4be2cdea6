namespace Bailiwick.Server.Datasets.Reading;

/// <summary>How a file is read, as found or as asked for.</summary>
/// <param name="Encoding">Web name of the text encoding, null for a workbook.</param>
/// <param name="Delimiter">What stands between cells, null for a workbook.</param>
/// <param name="Sheets">Names of the workbook's sheets, empty for text.</param>
/// <param name="Sheet">The sheet that is read, null for text.</param>
/// <param name="Notes">What had to be guessed, in sentences.</param>
public sealed record FileShape(
    FileFormat Format, string? Encoding, string? Delimiter, IReadOnlyList<string> Sheets, string? Sheet, IReadOnlyList<string> Notes);
