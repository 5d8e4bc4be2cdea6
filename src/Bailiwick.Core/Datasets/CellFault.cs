namespace Bailiwick.Core.Datasets;

/// <summary>Why a cell cannot be read as its column's kind.</summary>
/// <param name="Kind">Which sort of finding it is.</param>
/// <param name="Explanation">A sentence that shows the text judged and says what to do; advice begins with "Maybe".</param>
public sealed record CellFault(FindingKind Kind, string Explanation)
{
    internal static CellFault Unreadable(ReadOnlySpan<char> text, string expected, string advice) =>
        new(FindingKinds.Unreadable, $"\"{Finding.Shorten(text)}\" is not {expected}. Maybe {advice}.");

    internal static CellFault Ambiguous(ReadOnlySpan<char> text, string readings, string advice) =>
        new(FindingKinds.Ambiguous, $"\"{Finding.Shorten(text)}\" {readings}. Maybe {advice}.");

    internal static CellFault OutOfRange(ReadOnlySpan<char> text, string range, string advice) =>
        new(FindingKinds.OutOfRange, $"\"{Finding.Shorten(text)}\" {range}. Maybe {advice}.");
}
