namespace Bailiwick.Core.Datasets;

/// <summary>
/// Reads decimal degrees, with or without the letter of a hemisphere (48.2 N, 16.4E, 70.1 W). The range is not judged here but where
/// both coordinates are at hand, so that exchanged columns can be told from wrong numbers.
/// </summary>
public static class CoordinateCell
{
    /// <summary>Reads a cell that is not empty; on false <paramref name="fault"/> says why.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, CellFormat format, out ExactNumber degrees, out CellFault? fault)
    {
        var body = text.Trim();
        var isMinus = false;
        if (body.Length > 1 && char.ToUpperInvariant(body[^1]) is 'N' or 'S' or 'E' or 'W')
        {
            isMinus = char.ToUpperInvariant(body[^1]) is 'S' or 'W';
            body = body[..^1].TrimEnd();
        }

        body = body.Length > 1 && body[^1] == '°' ? body[..^1].TrimEnd() : body;
        if (!NumberCell.TryRead(body, format, out degrees, out fault))
        {
            fault = CellFault.Unreadable(text, "a coordinate in decimal degrees", "write it like 48.2082, or -70.5 for 70.5 west");
            return false;
        }

        if (Math.Abs(degrees.Value) > 1e6)
        {
            fault = CellFault.OutOfRange(
                text, "is far beyond 180 degrees, like a projected coordinate in meters", "export longitude and latitude (WGS 84)");
            return false;
        }

        degrees = isMinus ? new ExactNumber(-degrees.Value, -degrees.Digits, degrees.Decimals, degrees.IsExact) : degrees;
        return true;
    }
}
