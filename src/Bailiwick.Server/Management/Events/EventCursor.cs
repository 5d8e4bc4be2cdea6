using System.Globalization;

namespace Bailiwick.Server.Management.Events;

/// <summary>A place in the stream of events: after the n-th event of an act. It is written 120.3 and stays true for good, for acts are never changed.</summary>
/// <param name="Act">From 0, before the first act.</param>
/// <param name="Place">From 0, before the act's first event.</param>
public readonly record struct EventCursor(long Act, int Place)
{
    public static EventCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length is 1 or 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var act)
            && int.TryParse(parts.ElementAtOrDefault(1) ?? $"{int.MaxValue}", NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new EventCursor(act, place)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Act}.{Place}");
}
